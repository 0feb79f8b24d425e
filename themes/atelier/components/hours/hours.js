/** Says whether a place is open, by the clock of its own zone and not the visitor's. Without JavaScript the table stays. */

const DAY = 1440
const SOON = 30
const LATEST = 540 // of a night, in minutes of the next day

/** The slots of a day [start, end, on appointment] in minutes, none where it is closed; null where nothing is said. */
const slotsOf = (said) => said === '?' ? null : said.split(',').filter(Boolean).map((slot) => [...slot.replace('a', '').split('-').map(Number), slot[0] === 'a'])

/** What a page says of the days to come: "2026-11-24 120|seven usual days from Monday|25=another"; see localsite/plan/opening.py. */
export function read(data) {
  const [head, ...parts] = data.split('|')
  const [first, count] = head.split(' ')
  const others = parts.slice(7).map((part) => part.split('='))
  return { first: Date.parse(first) / 864e5, count: +count, week: parts.slice(0, 7), others: new Map(others.map(([day, said]) => [+day, said])) }
}

/** What is said of a day, as it was written; "?" past the days that the page speaks of. */
function said({ first, count, week, others }, day) {
  const number = day - first
  return number < 0 || number >= count ? '?' : others.get(number) ?? week[(day + 3) % 7]
}

/** The slots of a day; null where nothing is said. */
export const slots = (hours, day) => slotsOf(said(hours, day))

/** A function that tells the day, counted from 1970, and the minute of it that a clock shows in a zone. */
export function clock(zone) {
  const swedish = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }) // 2026-11-24 18:30
  return (at) => {
    const [day, time] = swedish.format(at).split(' ')
    const [hour, minute] = time.split(':').map(Number)
    return [Date.parse(day) / 864e5, hour * 60 + minute]
  }
}

/** The slot that a minute lies in, in minutes of its own day; undefined where there is none, null where nothing is said. */
export function slotAt(hours, day, minute) {
  const today = slots(hours, day)
  const late = slots(hours, day - 1)?.find(([start, end]) => start <= minute + DAY && minute + DAY < end)
  return late ? [late[0] - DAY, late[1] - DAY, late[2]] : today && today.find(([start, end]) => start <= minute && minute < end)
}

/** The name of the sentence to say, and the day and minute that it tells. */
export function state(hours, day, minute) {
  const slot = slotAt(hours, day, minute)
  if (slot === null) return []
  if (slot?.[2]) return ['asked']
  if (slot) {
    let [, end] = slot
    for (let next; end < 8 * DAY && (next = slotAt(hours, day + Math.floor(end / DAY), end % DAY)) && !next[2];) end += next[1] - (end % DAY)
    // Past tomorrow morning one hour alone would mislead, and past the last day nobody knows.
    if (end > DAY + LATEST) return ['always']
    const then = day + Math.floor(end / DAY)
    return then < hours.first + hours.count ? [end - minute > SOON ? 'open' : 'soon', then, end % DAY] : []
  }
  for (let then = day, them; (them = slots(hours, then)); then++) { // up to the first day of which nothing is said
    const next = them.find(([start, , asked]) => !asked && (then > day || start > minute))
    if (next) return [then === day ? 'today' : then === day + 1 ? 'tomorrow' : 'later', then, next[0]]
  }
  return ['closed']
}

/** A function that tells, of hours, the sentence to say now, its name, and the day there. */
export function sayer({ zone, words }) {
  const language = document.documentElement.lang.replace(/^en$/, 'en-GB')
  const [open, soon, today, tomorrow, later, closed, asked, always, midnight] = words.split('|')
  const sentences = { open, soon, today, tomorrow, later, closed, asked, always }
  const named = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  const now = clock(zone)
  const date = (day) => named.format(new Date(day * 864e5)).replace(/(?<!\d)1 /, language.startsWith('fr') ? '1er ' : '1 ')
  const told = (minute) => {
    const [hour, rest] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'))
    if (!minute) return midnight
    return language.startsWith('fr') ? `${+hour}\u00a0h${+rest ? `\u00a0${rest}` : ''}` : `${hour}:${rest}`
  }
  return (hours) => {
    const [day, minute] = now(new Date())
    const [name, then, at] = state(hours, day, minute)
    return [name ? sentences[name].replace('%t', told(at)).replace('%d', () => date(then)) : '', name ?? '', day]
  }
}

/** @param {HTMLElement} root the element that carries data-enhance="hours" */
export default function enhance(root) {
  if (!root.dataset.hours) return
  const hours = read(root.dataset.hours)
  const say = sayer(root.dataset)
  const line = root.querySelector('.hours__now span')
  const tell = () => {
    const [text, name, day] = say(hours)
    line.textContent = text
    line.dataset.state = name
    for (const row of root.querySelectorAll('[data-days]')) row.classList.toggle('is-today', row.dataset.days.includes((day + 3) % 7 + 1) && row.dataset.said === said(hours, day))
    for (const one of root.querySelectorAll('[data-last]')) one.hidden = Date.parse(one.dataset.last) / 864e5 < day
  }
  tell()
  setInterval(tell, 6e4)
}
