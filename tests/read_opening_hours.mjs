// Reads values of opening_hours with the reference program, and says the open times of each as JSON: start, end, unknown.
// Standard input: {"from": "2026-01-01T00:00", "to": …, "country": "fr", "values": […]}. Times are wall times: run it with TZ=UTC.
import OpeningHours from 'opening_hours'

let text = ''
for await (const chunk of process.stdin) text += chunk
const asked = JSON.parse(text)
const place = { lat: 48, lon: 7, address: { country_code: asked.country, state: '' } }
const minutes = (date) => Math.round((date - new Date(asked.from)) / 60000)

console.log(JSON.stringify(asked.values.map((value) => {
  try {
    const hours = new OpeningHours(value, place, { locale: 'en' })
    return hours.getOpenIntervals(new Date(asked.from), new Date(asked.to)).map(([from, to, unknown]) => [minutes(from), minutes(to), unknown])
  } catch (problem) {
    return String(problem)
  }
})))
