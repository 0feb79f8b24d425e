/** Narrows the list of shops as the visitor types. Without JavaScript the whole list stays. */

import { clock, read, sayer, slotAt, slots } from './hours.js'

/** The words of a text, without accents and ligatures: "L’Œuf" is l, oeuf. */
export function words(text) {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replaceAll('œ', 'oe').replaceAll('æ', 'ae').split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** True where every word of the query begins a word of the text. */
export function matches(text, query) {
  const known = words(text)
  return words(query).every((wanted) => known.some((word) => word.startsWith(wanted)))
}

/** What a row says and all that the shop is, but for ways within the page: they are the same in all rows. */
function said(row) {
  const copy = row.cloneNode(true)
  for (const way of copy.querySelectorAll('[href^="#"], i')) way.remove()
  return `${copy.textContent} ${row.dataset.kind ?? ''}`
}

/** The day that is asked for: today for "now", else the next such weekday, 0 for Monday. */
const dayOf = (wanted, today) => wanted === 'now' ? today : today + ((wanted - ((today + 3) % 7) + 7) % 7)

/** True where one of the doors is open: now, or on the day asked for at a minute, or at all that day where it is NaN. */
export function isOpen(doors, wanted, minute, [today, now]) {
  const day = dayOf(wanted, today)
  if (wanted !== 'now' && Number.isNaN(minute)) return doors.some((hours) => slots(hours, day)?.some(([, , asked]) => !asked))
  return doors.some((hours) => slotAt(hours, day, wanted === 'now' ? now : minute)?.[2] === false)
}

/** @param {HTMLElement} root the element that carries data-enhance="find": a moment to choose, a status line, shops; often a form, letters, groups */
export default function enhance(root) {
  const input = root.querySelector('[type=search]')
  const status = root.querySelector('.found')
  const letters = root.querySelector('.letters')
  const plural = new Intl.PluralRules(document.documentElement.lang)
  const when = root.querySelector('.when')
  const [day, time] = when.querySelectorAll('select, input')
  const kind = root.querySelector('.kinds select')
  const rows = [...root.querySelectorAll('.row, .cards > li')].map((row) => [row, said(row), (row.dataset.open ?? '').split(' / ').filter(Boolean).map(read)])
  const drawn = [...root.querySelectorAll('.pins a')].map((pin) => [pin, document.getElementById(pin.getAttribute('aria-labelledby')).closest('.row')])
  const groups = root.querySelectorAll('.group')
  const fields = [input, kind, day, time].filter(Boolean)
  const asked = new URLSearchParams(location.search)
  // A group stands for all kinds that are listed with it.
  const wanted = () => {
    const [option] = kind?.value ? kind.selectedOptions : []
    return option?.value.startsWith('hue--') ? [...option.parentNode.children].map((one) => one.value) : option && [option.value]
  }
  const say = sayer(when.dataset)
  const there = clock(when.dataset.zone)
  const places = rows.filter(([, , doors]) => doors.length).map(([row, , doors]) => [doors, row.querySelector('.card__now') ?? row.querySelector('.row__facts').appendChild(document.createElement('span'))])
  const tell = () => {
    for (const [doors, place] of places) {
      const [text] = doors.map(say).find(([, name]) => /open|soon|today|always/.test(name)) ?? []
      place.textContent = text && place.localName === 'span' ? ` · ${text}` : text ?? ''
    }
    if (day.value === 'now') narrow()
  }
  const narrow = () => {
    const now = there(new Date())
    const kinds = wanted()
    const isOf = (row) => !kinds || row.dataset.kind?.split('|').some((one) => kinds.includes(one))
    const query = input?.value.trim() ?? ''
    const [hour, rest] = time.value.split(':').map(Number)
    time.hidden = !/\d/.test(day.value)
    for (const [row, text, doors] of rows) row.hidden = !isOf(row) || !matches(text, query) || (day.value && !isOpen(doors, day.value, hour * 60 + rest, now))
    for (const [pin, row] of drawn) pin.toggleAttribute('hidden', row.hidden) // on paper too
    for (const group of groups) group.hidden = !group.querySelector('.row:not([hidden])')
    if (letters) letters.hidden = Boolean(query || day.value || kind?.value)
    const count = rows.filter(([row]) => !row.hidden).length
    const told = (forms) => (forms[plural.select(count)] ?? forms.other).replace('{count}', count)
    const silent = day.value ? rows.filter(([row, text, doors]) => isOf(row) && matches(text, query) && !doors.some((hours) => slots(hours, dayOf(day.value, now[0])))).length : 0
    const { none, shut, unsaid } = root.dataset
    status.textContent = (count ? told(root.dataset) : day.value ? shut : none) + (silent ? ` · ${unsaid.replace('{count}', silent)}` : '')
    const url = new URL(location)
    for (const { name, value } of fields) value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
    history.replaceState(history.state, '', url) // so that it is found again, and can be sent to somebody
    root.dispatchEvent(new Event('narrowed')) // for a map that shows the same shops
  }
  input?.form.addEventListener('submit', (event) => event.preventDefault())
  for (const field of fields) {
    field.value = asked.get(field.name) ?? field.value
    field.addEventListener('input', narrow)
  }
  tell()
  if (fields.some((field) => field.value)) narrow()
  setInterval(tell, 6e4)
  when.classList.toggle('is-ready', rows.some(([, , doors]) => doors.length))
}
