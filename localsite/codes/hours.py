"""Opening hours that are not understood, LS150 to LS173."""

from __future__ import annotations

from localsite.codes._declare import error, notice

NOT_HOURS = error(
    "LS150",
    "hours-not-understood",
    fr=("« {value} » n’est pas compris dans ces horaires.", "Écrivez par exemple : mar-sam 9h-12h30, 14h-19h ; dim 8h-13h ; lun fermé ; 24 déc 2026 9h-17h. Une remarque se met entre guillemets."),
    en=("“{value}” is not understood in these hours.", "Write for example: Tue-Sat 9:00-12:30, 14:00-19:00; Sun 8:00-13:00; Mon closed; 24 Dec 2026 9:00-17:00. A remark goes between quotes."),
)
NEAR_HOURS = error(
    "LS151",
    "hours-near",
    fr=("« {value} » n’est pas compris dans ces horaires.", "Vouliez-vous dire « {near} » ?"),
    en=("“{value}” is not understood in these hours.", "Did you mean “{near}”?"),
)
NO_TIMES = error(
    "LS152",
    "hours-without-times",
    fr=("« {value} » ne dit pas à quelles heures.", "Ajoutez les heures (9h-12h), « fermé » ou « sur rendez-vous »."),
    en=("“{value}” does not say at what times.", "Add the times (9:00-12:00), “closed” or “by appointment”."),
)
BARE_NUMBERS = error(
    "LS153",
    "hours-bare-numbers",
    fr=("« {value} » : sont-ce des heures ou des dates ?", "Écrivez les heures avec un h : 9h-12h, 14h-19h."),
    en=("“{value}”: are these times or dates?", "Write times with minutes: 9:00-12:00, 14:00-19:00."),
)
OPEN_ENDED = error(
    "LS154",
    "hours-without-end",
    fr=("« {value} » : il manque le début ou la fin.", "Écrivez les deux : 9h-12h. Si la fin varie, dites jusqu’à quand on est sûr de trouver ouvert."),
    en=("“{value}”: its start or its end is missing.", "Write both: 9:00-12:00. If the end varies, give the time until which it is surely open."),
)
BACKWARDS = error(
    "LS155",
    "hours-backwards",
    fr=("« {value} » finit avant d’avoir commencé.", "Après minuit, la soirée finit au plus tard à 9 h : 18h-2h. Corrigez l’une des heures."),
    en=("“{value}” ends before it starts.", "After midnight an evening ends at 9:00 at the latest: 18:00-2:00. Correct one of the times."),
)
OVERLAPPING = error(
    "LS156",
    "hours-overlapping",
    fr=("« {value} » : ces heures se chevauchent.", "Séparez-les, ou n’en faites qu’une."),
    en=("“{value}”: these times overlap.", "Keep them apart, or make one of them."),
)
SAID_TWICE = error(
    "LS157",
    "hours-said-twice",
    fr=("« {value} » a déjà été dit, autrement.", "Réunissez les deux : lun 9h-12h, 14h-18h. Ou gardez celui qui est vrai."),
    en=("“{value}” was said before, otherwise.", "Join the two: Mon 9:00-12:00, 14:00-18:00. Or keep the one that is true."),
)
VAGUE_SEASON = error(
    "LS158",
    "hours-vague-season",
    fr=("« {value} » : quand cela commence-t-il, quand cela finit-il ?", "Donnez des mois ou des dates : avr-sept, nov-mars, du 15 juin au 31 août."),
    en=("“{value}”: when does it begin and when does it end?", "Give months or dates: Apr-Sep, Nov-March, 15 June to 31 August."),
)
UNDATED_SCHOOL = error(
    "LS159",
    "hours-undated-school",
    fr=("Les vacances scolaires ne sont pas datées.", "Donnez leurs dates dans content/site.yaml (« vacances_scolaires »), ou écrivez-les ici : du 6 au 21 fév 2027."),
    en=("The school holidays are not dated.", "Give their dates in content/site.yaml (“school_holidays”), or write them here: 6-21 Feb 2027."),
)
NO_SUCH_DAY = error(
    "LS160",
    "hours-no-such-day",
    fr=("« {value} » n’existe pas.", "Corrigez le jour, le mois ou l’heure."),
    en=("“{value}” does not exist.", "Correct the day, the month or the time."),
)
ON_APPOINTMENT_WHICH = error(
    "LS161",
    "hours-appointment-which",
    fr=("« {value} » : tout sur rendez-vous, ou la fin seulement ?", "Mettez la mention entre parenthèses après chaque plage : 9h-12h, 14h-18h (sur rendez-vous)."),
    en=("“{value}”: all of it by appointment, or the last part only?", "Put the words in brackets after each of the times: 9:00-12:00, 14:00-18:00 (by appointment)."),
)
WHICH_HOLIDAYS = error(
    "LS162",
    "hours-mixed",
    fr=("« {value} » : ces jours ne se disent pas ensemble.", "Dites-les l’un après l’autre, séparés par « ; »."),
    en=("“{value}”: these days cannot be said together.", "Say them one after the other, with “;” between."),
)
NOT_OSM = error(
    "LS163",
    "hours-osm",
    fr=("« {value} » n’est pas compris dans ces horaires d’OpenStreetMap ({raison}).", "Écrivez-les plutôt en français : mar-sam 9h-12h30, 14h-19h."),
    en=("“{value}” is not understood in these hours of OpenStreetMap ({reason}).", "Rather write them in words: Tue-Sat 9:00-12:30, 14:00-19:00."),
)
OTHER_DAYS_MEANT = notice(
    "LS164",
    "hours-other-days",
    fr=("« {value} » est compris pour les autres jours : {jours}.", "Rien à faire si c’est juste ; sinon, écrivez les jours."),
    en=("“{value}” is understood for the other days: {days}.", "Nothing to do if that is right; otherwise write the days."),
)
EVERY_OTHER = error(
    "LS165",
    "hours-every-other",
    fr=("« {value} » : lequel des deux ?", "Écrivez « semaines paires » ou « semaines impaires » : semaines impaires sam 9h-12h. Le 4 janvier est toujours en semaine 1, impaire."),
    en=("“{value}”: which of the two?", "Write “even weeks” or “odd weeks”: odd weeks Sat 9:00-12:00. 4 January is always in week 1, an odd one."),
)
DAYS_WHICH = error(
    "LS166",
    "hours-which-days",
    fr=("« {value} » : ces jours-là, ou du premier au dernier ?", "Écrivez « lun, ven » pour ces deux jours, « lun-ven » pour tous ceux de l’un à l’autre."),
    en=("“{value}”: these days, or from the first to the last?", "Write “Mon, Fri” for these two days, “Mon-Fri” for all from one to the other."),
)
CLOSED_TIMES = error(
    "LS167",
    "hours-closed-times",
    fr=("« {value} » : quand est-ce fermé, et quand est-ce ouvert ?", "Dites les heures d’ouverture : 9h-12h, 14h-18h."),
    en=("“{value}”: when is it closed, and when is it open?", "Give the opening times: 9:00-12:00, 14:00-18:00."),
)
WHICH_YEAR = error(
    "LS168",
    "hours-which-year",
    fr=("« {value} » : de quelle année ?", "Ajoutez-la : jeudi 24 déc 2026. Sans jour de la semaine ni année, 24 déc vaut chaque année."),
    en=("“{value}”: of which year?", "Add it: Thursday 24 Dec 2026. Without a weekday and a year, 24 Dec holds every year."),
)
WHICH_SCHOOL = error(
    "LS169",
    "hours-which-school-holidays",
    fr=("« {value} » : quelles dates ?", "Écrivez-les ici : du 19 déc 2026 au 3 jan 2027. « vacances scolaires » vaut pour toutes celles de content/site.yaml."),
    en=("“{value}”: which dates?", "Write them here: 19 Dec 2026 to 3 Jan 2027. “school holidays” stands for all those of content/site.yaml."),
)
REMARK_OF_HOURS = error(
    "LS170",
    "hours-remark",
    fr=("« {value} » : une remarque, ou des horaires ?", "Une remarque se met entre guillemets, « dernier client 18h30 », ou dans « note » ; des horaires se disent sans parenthèses."),
    en=("“{value}”: a remark, or hours?", "Put a remark in quotes, “last customers 18:30”, or into “note”; say hours without brackets."),
)
PHONE = error(
    "LS171",
    "hours-phone",
    fr=("« {value} » : un numéro de téléphone ne se met pas dans les horaires.", "Mettez-le dans « contact » ; la page le donne à côté de « sur rendez-vous »."),
    en=("“{value}”: a telephone number has no place in hours.", "Put it into “contact”; the page tells it beside “by appointment”."),
)
WRONG_WEEKDAY = error(
    "LS172",
    "hours-wrong-weekday",
    fr=("« {value} » : ce jour-là est un {jour}.", "Corrigez le jour de la semaine ou la date."),
    en=("“{value}”: that day is a {day}.", "Correct the weekday or the date."),
)
DAY_OR_MONTH = error(
    "LS173",
    "hours-mardi-or-mars",
    fr=("« {value} » : mardi ou mars ?", "Écrivez le mot en entier."),
    en=("“{value}”: mardi (Tuesday) or mars (March)?", "Write the whole word."),
)
