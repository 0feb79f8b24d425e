// Asks the browser's module for every minute of the days that each value speaks of, and says where it differs from what was expected.
// Standard input: {"module": path, "cases": [{"data": …, "open": [[start, end, on appointment], …], "unsaid": [day, …]}, …]}.
import { pathToFileURL } from 'node:url'

let text = ''
for await (const chunk of process.stdin) text += chunk
const { module, cases } = JSON.parse(text)
const { read, slotAt, state } = await import(pathToFileURL(module))
const DAY = 1440

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
    if (minute % 977 === 0) {
      const [name] = state(hours, hours.first + day, minute % DAY)
      const kinds = { open: ['open', 'soon', 'always'], asked: ['asked'], unsaid: [undefined], closed: ['today', 'tomorrow', 'later', 'closed'] }
      if (!kinds[expected].includes(name)) return `${data}: minute ${minute}: says ${name} where it is ${expected}`
    }
  }
  return null
})
console.log(JSON.stringify(differences.filter(Boolean)))
