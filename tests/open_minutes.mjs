// Asks the browser's module for every minute of the days that each value speaks of, and says where it differs from what was expected.
// Standard input: {"module": path, "cases": [{"data": …, "open": [[start, end, on appointment], …], "unsaid": [day, …]}, …]}.
import { pathToFileURL } from 'node:url'

let text = ''
for await (const chunk of process.stdin) text += chunk
const { module, cases } = JSON.parse(text)
const { read, slotAt, state } = await import(pathToFileURL(module))
const DAY = 1440

/** The name of what is to be said, and the day and minute that it tells, from the open times alone. */
function then(open, next, minute, expected, silent, count) {
  const day = Math.floor(minute / DAY)
  const at = (when) => [20454 + Math.floor(when / DAY), when % DAY] // the first day of all cases, 2026-01-01, counted from 1970
  if (expected === 'unsaid') return []
  if (expected === 'asked') return ['asked']
  if (expected === 'open') {
    const end = open[next][1]
    if (end - day * DAY > DAY + 540) return ['always']
    return end < count * DAY ? [end - minute > 30 ? 'open' : 'soon', ...at(end)] : []
  }
  const coming = open.slice(next).find(([start, , asked]) => !asked && start > minute)
  const first = [...silent].find((one) => one >= day)
  if (!coming || first <= Math.floor(coming[0] / DAY)) return ['closed']
  const days = Math.floor(coming[0] / DAY) - day
  return [['today', 'tomorrow'][days] ?? 'later', ...at(coming[0])]
}

const differences = cases.map(({ data, open, unsaid }) => {
  const hours = read(data)
  const silent = new Set(unsaid)
  let next = 0
  for (let minute = 0; minute < hours.count * DAY; minute++) {
    while (next < open.length && open[next][1] <= minute) next++
    const day = Math.floor(minute / DAY)
    const here = next < open.length && open[next][0] <= minute ? open[next] : null
    const slot = slotAt(hours, hours.first + day, minute % DAY)
    const expected = here ? (here[2] ? 'asked' : 'open') : silent.has(day) ? 'unsaid' : 'closed'
    const found = slot ? (slot[2] ? 'asked' : 'open') : slot === null ? 'unsaid' : 'closed'
    if (expected !== found) return `${data}: minute ${minute}: ${found} instead of ${expected}`
    if (minute % 97 === 0) {
      const [name, ...told] = state(hours, hours.first + day, minute % DAY)
      const kinds = { open: ['open', 'soon', 'always', undefined], asked: ['asked'], unsaid: [undefined], closed: ['today', 'tomorrow', 'later', 'closed'] }
      if (!kinds[expected].includes(name)) return `${data}: minute ${minute}: says ${name} where it is ${expected}`
      const wanted = then(open, next, minute, expected, silent, hours.count)
      if (String(wanted) !== String([name, ...told])) return `${data}: minute ${minute}: says ${name} ${told} instead of ${wanted}`
    }
  }
  return null
})
console.log(JSON.stringify(differences.filter(Boolean)))
