/** From a pin to what the list says of its shops, and back. Each way is given what the map knows now, and what it can do. */

let opened = []
const mark = (lit) => opened.slice(0, 1).forEach((pin) => pin.lit = lit)
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y)

/** Says of some pins, on the map, what the list says of their shops; the first is the one that was asked for. */
function open({ card, map, said, look, measured }, pins) {
  mark(false)
  opened = pins
  mark(true)
  card.lastElementChild.replaceChildren(...pins.map(({ of, row }) => {
    const copy = document.createElement('div')
    copy.className = 'map__one'
    copy.innerHTML = row.innerHTML.replace(` id="${of}"`, '')
    copy.querySelectorAll('[href^="#"]').forEach((way, number) => number ? way.remove() : Object.assign(way, { href: `#${of}`, textContent: said.inList }))
    return copy
  }))
  card.hidden = false
  measured()
  look(pins[0].x, pins[0].y)
  map.scrollIntoView({ block: 'nearest' })
  card.querySelector('a').focus()
}

/** A pin that was pressed: comes nearer until a scale parts its shops, or says all of them. */
export function press(town, { pins }) {
  const { scale, finest, fit, focus } = town
  const [first] = pins
  if (scale > 1.9 * finest || pins.every((pin) => apart(pin, first) * finest <= 25)) return open(town, pins)
  fit(pins, 2 * finest)
  focus(first.mark)
}

/** A pin that something leads to: comes as near as needed, and says the shop first, then those behind the same door. */
export function go(town, mark) {
  const { pins, shown, scale, finest, look } = town
  const pin = pins.find((one) => one.mark === mark)
  if (!pin) return
  const groups = look(pin.x, pin.y, Math.max(scale, finest))
  if (groups.some(({ pins }) => pins.length > 1 && pins.includes(pin))) look(pin.x, pin.y, 2 * finest)
  open(town, [pin, ...shown.filter((one) => one !== pin && apart(one, pin) * finest <= 25)])
}

function hide({ card, measured }) {
  card.hidden = true
  mark(false)
  measured()
}

export function close(town) {
  hide(town)
  town.focus(opened[0].mark)
}

/** No shop is said that the list no longer shows. */
export function check(town) {
  if (opened.some(({ row }) => row.hidden)) hide(town)
}

/** Marks the pins of a line that one points at, beside the one that the card is of. */
export function aim({ groups }, row) {
  for (const { pin, pins } of groups) pin?.setAttribute('aria-current', pins.some((one) => one.lit || one.row === row))
}
