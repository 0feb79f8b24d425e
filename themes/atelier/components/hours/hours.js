/** Says whether a place is open, by the clock of its own zone and not the visitor's. Without JavaScript the table stays. */

const DAY = 1440
const SOON = 30

/** The slots of a day [start, end, on appointment] in minutes, none where it is closed; null where nothing is said. */
const slotsOf = (said) => said === '?' ? null : said.split(',').filter(Boolean).map((slot) => [...slot.replace('a', '').split('-').map(Number), slot[0] === 'a'])

/** What a page says of the days to come: "2026-11-24 120|seven usual days from Monday|25=another"; see localsite/plan/opening.py. */
export function read(data) {
  const [head, ...parts] = data.split('|')
  const [first, count] = head.split(' ')
  const others = parts.slice(7).map((part) => part.split('='))
  return { first: Date.parse(first) / 864e5, count, week: parts.slice(0, 7).map(slotsOf), others: new Map(others.map(([day, said]) => [+day, slotsOf(said)])) }
}

/** What is said of a day; null past the days that the page speaks of. */
export function slots({ first, count, week, others }, day) {
  const number = day - first
  if (number < 0 || number >= count) return null
  return others.has(number) ? others.get(number) : week[(day + 3) % 7]
}

/** The day, counted from 1970, and the minute of it that a clock shows in a zone. */
export function wall(zone, at) {
  const options = { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }
  const part = Object.fromEntries(new Intl.DateTimeFormat('en', options).formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return [Date.UTC(part.year, part.month - 1, part.day) / 864e5, part.hour * 60 + part.minute]
}

/** The slot that a minute lies in, in minutes of its own day; undefined where there is none, null where nothing is said. */
export function slotAt(hours, day, minute) {
  const today = slots(hours, day)
  const late = slots(hours, day - 1)?.find(([start, end]) => start <= minute + DAY && minute + DAY < end)
  return late ? [late[0] - DAY, late[1] - DAY, late[2]] : today && today.find(([start, end]) => start <= minute && minute < end)
}

/** What there is to say: the name of a sentence, and the day and minute that it tells. */
export function state(hours, day, minute) {
  const slot = slotAt(hours, day, minute)
  if (slot === null) return []
  if (slot?.[2]) return ['asked']
  if (slot) {
    let [, end] = slot
    for (let next; end >= DAY && end < 8 * DAY && (next = slotAt(hours, day + Math.floor(end / DAY), end % DAY)) && !next[2];) end += next[1] - (end % DAY)
    return end >= 7 * DAY ? ['always'] : [end - minute > SOON ? 'open' : 'soon', day + Math.floor(end / DAY), end % DAY]
  }
  for (let then = day; then < day + 15; then++) {
    const said = slots(hours, then)
    if (!said) break
    const next = said.find(([start, , asked]) => !asked && (then > day || start > minute))
    if (next) return [then === day ? 'today' : then === day + 1 ? 'tomorrow' : 'later', then, next[0]]
  }
  return ['closed']
}

/** @param {HTMLElement} root the element that carries data-enhance="hours" */
export default function enhance(root) {
  const { hours: data, zone, words } = root.dataset
  const language = document.documentElement.lang.replace(/^en$/, 'en-GB')
  if (!data) return
  const hours = read(data)
  const [open, soon, today, tomorrow, later, closed, asked, always, midnight] = words.split('|')
  const sentences = { open, soon, today, tomorrow, later, closed, asked, always }
  const clock = (minute) => {
    if (!minute) return midnight
    const rest = String(minute % 60).padStart(2, '0')
    const hour = Math.floor(minute / 60)
    return language.startsWith('fr') ? `${hour} h${minute % 60 ? ` ${rest}` : ''}` : `${String(hour).padStart(2, '0')}:${rest}`
  }
  const tell = () => {
    const [day, minute] = wall(zone, new Date())
    const [name, then, at] = state(hours, day, minute)
    const named = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    const line = root.querySelector('.hours__now span')
    line.textContent = name ? sentences[name].replace('%t', clock(at)).replace('%d', () => named.format(new Date(then * 864e5))) : ''
    line.dataset.state = name ?? ''
    for (const row of root.querySelectorAll('[data-days]')) row.classList.toggle('is-today', row.dataset.days.includes((day + 3) % 7 + 1) && !hours.others.has(day - hours.first))
    for (const one of root.querySelectorAll('[data-last]')) one.hidden = Date.parse(one.dataset.last) / 864e5 < day
  }
  tell()
  setInterval(tell, 6e4)
}
