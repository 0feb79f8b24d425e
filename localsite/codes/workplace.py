"""What can be wrong around the site: disk, locks, tools. LS900 to LS999."""

from __future__ import annotations

from localsite.codes._declare import error, notice

NO_SITE_FOLDER = error(
    "LS900",
    "no-site-folder",
    fr=(
        "Il n’y a pas de dossier « {folder} » qui puisse être lu.",
        "Vérifiez le nom donné après --root, ou lancez la commande depuis le dossier du site.",
    ),
    en=("There is no folder “{folder}” that can be read.", "Check the name given after --root, or run the command from the site’s folder."),
)
OUTPUT_NOT_OURS = error(
    "LS910",
    "output-not-ours",
    fr=(
        "Le dossier « {folder} » contient des fichiers que localsite n’y a pas mis, par exemple « {example} » ; rien n’y est touché.",
        "Donnez un autre dossier avec --out, ou videz celui-ci vous-même.",
    ),
    en=(
        "The folder “{folder}” holds files that localsite did not put there, for example “{example}”; nothing in it is touched.",
        "Give another folder with --out, or empty this one yourself.",
    ),
)
OUTPUT_IN_THE_WAY = error(
    "LS911",
    "output-in-the-way",
    fr=(
        "Le site ne peut pas être publié dans « {folder} » : ce dossier contient le site lui-même, ou sert à l’écrire.",
        "Donnez un dossier à part avec --out, par exemple : --out public",
    ),
    en=(
        "The site cannot be published into “{folder}”: this folder holds the site itself, or serves to write it.",
        "Give a folder of its own with --out, for example: --out public",
    ),
)
OUTPUT_IS_A_LINK = error(
    "LS912",
    "output-is-a-link",
    fr=(
        "« {folder} » est un lien vers un autre endroit du disque, ou passe par un tel lien ; le site n’y est pas publié.",
        "Donnez avec --out le vrai dossier, ou supprimez le lien.",
    ),
    en=(
        "“{folder}” is a link to another place on the disk, or passes through one; the site is not published there.",
        "Give the real folder with --out, or delete the link.",
    ),
)
OUTPUT_IS_A_DISK = error(
    "LS913",
    "output-is-a-disk",
    fr=(
        "« {folder} » est un disque à lui seul (clé, disque réseau, volume) : le site n’y peut pas être échangé d’un seul geste.",
        "Donnez avec --out un dossier placé dans ce disque, par exemple : --out {folder}/public",
    ),
    en=(
        "“{folder}” is a disk of its own (stick, network disk, volume): the site cannot be exchanged there in one step.",
        "Give a folder inside this disk with --out, for example: --out {folder}/public",
    ),
)
OUTPUT_IS_A_REPOSITORY = error(
    "LS914",
    "output-is-a-repository",
    fr=(
        "Le dossier « {folder} » contient un dépôt Git (« .git »), que la publication effacerait.",
        "Donnez un autre dossier avec --out, et copiez ensuite le site dans le dépôt.",
    ),
    en=(
        "The folder “{folder}” holds a Git repository (“.git”), which publishing would delete.",
        "Give another folder with --out, and copy the site into the repository afterwards.",
    ),
)
BUILD_RUNNING = error(
    "LS915",
    "build-running",
    fr=(
        "Une autre construction publie déjà dans « {folder} » (processus {process}).",
        "Attendez qu’elle finisse, ou arrêtez-la, puis relancez la commande.",
    ),
    en=(
        "Another build is already publishing into “{folder}” (process {process}).",
        "Wait until it ends, or stop it, then run the command again.",
    ),
)
WORK_FOLDER_TAKEN = error(
    "LS916",
    "work-folder-taken",
    fr=(
        "« {folder} » doit être un dossier ordinaire où localsite prépare le site ; c’est un lien ou autre chose.",
        "Supprimez « {folder} » : il est refait à la prochaine construction.",
    ),
    en=(
        "“{folder}” has to be an ordinary folder where localsite prepares the site; it is a link or something else.",
        "Delete “{folder}”: the next build makes it anew.",
    ),
)
BAD_OUTPUT_NAME = error(
    "LS920",
    "bad-output-name",
    fr=(
        "« {path} » ne peut pas être le nom d’un fichier du site : un serveur ou un ordinateur le refuserait.",
        "Donnez un nom plus simple à ce qui le demande : lettres, chiffres et tirets, 200 octets au plus.",
    ),
    en=(
        "“{path}” cannot be the name of a file of the site: some server or computer would refuse it.",
        "Give a simpler name to what asks for it: letters, digits and hyphens, 200 bytes at most.",
    ),
)
NAME_CLAIMED_TWICE = error(
    "LS921",
    "name-claimed-twice",
    fr=("« {path} », demandé par {mine}, et « {other} », demandé par {theirs}, sont la même adresse.", "Renommez l’un des deux."),
    en=("“{path}”, asked for by {mine}, and “{other}”, asked for by {theirs}, are the same address.", "Rename one of the two."),
)
DISK_FULL = error(
    "LS930",
    "disk-full",
    fr=(
        "Il n’y a plus de place sur le disque pour préparer le site dans « {folder} » ; le site publié est inchangé.",
        "Faites de la place sur le disque, puis relancez la commande.",
    ),
    en=(
        "There is no room left on the disk to prepare the site in “{folder}”; the published site is unchanged.",
        "Make room on the disk, then run the command again.",
    ),
)
DISK_READ_ONLY = error(
    "LS931",
    "disk-read-only",
    fr=(
        "Rien ne peut être écrit dans « {folder} » : ce disque est en lecture seule.",
        "Donnez avec --out un dossier où vous pouvez écrire.",
    ),
    en=("Nothing can be written in “{folder}”: this disk is read-only.", "Give a folder where you can write with --out."),
)
NO_PERMISSION = error(
    "LS932",
    "no-permission",
    fr=(
        "L’ordinateur refuse d’écrire dans « {folder} » : ce dossier est à quelqu’un d’autre, ou un fichier y est ouvert.",
        "Fermez les programmes qui s’en servent, ou donnez avec --out un dossier à vous.",
    ),
    en=(
        "The computer refuses to write in “{folder}”: this folder is somebody else’s, or a file in it is open.",
        "Close the programs that use it, or give a folder of yours with --out.",
    ),
)
PATH_TOO_LONG = error(
    "LS933",
    "path-too-long",
    fr=(
        "Un chemin est trop long pour ce disque, sous « {folder} » : « {path} ».",
        "Placez le site dans un dossier au chemin plus court, ou raccourcissez ce nom.",
    ),
    en=(
        "A path is too long for this disk, below “{folder}”: “{path}”.",
        "Put the site into a folder with a shorter path, or shorten this name.",
    ),
)
DISK_TROUBLE = error(
    "LS934",
    "disk-trouble",
    fr=("Le disque refuse le site préparé dans « {folder} » : {reason}.", "Vérifiez le disque, ou donnez un autre dossier avec --out."),
    en=("The disk refuses the site prepared in “{folder}”: {reason}.", "Check the disk, or give another folder with --out."),
)
MEMORY_UNUSED = notice(
    "LS940",
    "memory-unused",
    fr=(
        "La mémoire des constructions précédentes n’a pas pu servir ({reason}) ; tout est refait, c’est seulement plus long.",
        "Rien n’est à faire ; si cela revient, supprimez le fichier « {file} ».",
    ),
    en=(
        "The memory of earlier builds could not be used ({reason}); everything is made anew, it only takes longer.",
        "There is nothing to do; if it comes back, delete the file “{file}”.",
    ),
)
