/** Moves and enlarges the map of the town. Without JavaScript the drawing stays, and each pin leads to its line in the list. */

const TOUCH = 50 // pixels from pin to pin
const STEP = 1.6 // of a button
const KEYS = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80], '+': [0, 0, STEP], '=': [0, 0, STEP], '-': [0, 0, 1 / STEP] }
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y)

/** Pins that would touch at a scale, in groups with a place of their own, in metres: those of a cell, then neighbours that are too near. */
export function grouped(pins, scale) {
  const room = TOUCH / scale
  const cells = new Map()
  const join = (cell, { x, y, pins }) => {
    cell.pins.push(...pins)
    const share = pins.length / cell.pins.length
    cell.x += (x - cell.x) * share
    cell.y += (y - cell.y) * share
  }
  for (const pin of pins) {
    const key = Math.floor(pin.x / room) * 8192 + Math.floor(pin.y / room)
    if (!cells.has(key)) cells.set(key, { x: 0, y: 0, pins: [] })
    join(cells.get(key), pin)
  }
  for (const [key, cell] of cells) {
    for (const next of [1, 8191, 8192, 8193]) { // below and beside: no town has so many in a row
      const other = cells.get(key + next)
      if (!other || apart(cell, other) > room / 1.3) continue
      join(cell, other)
      cells.delete(key + next)
    }
  }
  return [...cells.values()]
}

/** @param {HTMLElement} root the element that carries data-map: fields to ask with, the map, its status, the list */
function enhance(root) {
  const [map, tools, svg, over, card, status] = ['', '__tools', '__svg', '__over', '__card', '__foot [role]'].map((part) => root.querySelector(`.map${part}`))
  const made = (tag, name, more) => Object.assign(document.createElement(tag), { className: name, draggable: false }, more)
  const layer = over.lastElementChild
  const said = root.dataset
  const numbers = (text) => (text?.match(/-?\d+\.?\d*/g) ?? []).map(Number)
  // The levels of detail as the page tells them, "street 0.9 600 0-0,1-0|…", from near to far: each sheet has its middle in metres.
  const chart = said.levels.split('|').map((level) => {
    const [name, scale, side, cells] = level.split(' ')
    const ground = made('div')
    const sheets = cells.split(',').map((cell) => {
      const half = side / 2
      const [x, y] = cell.split('-').map((number) => number * side + half)
      return { x, y, half, scale, ground, file: `${name}-${cell}.svg` }
    })
    over.prepend(ground)
    return { scale: +scale, sheets, ground }
  })
  const finest = chart[0].scale
  const base = chart[chart.length - 1]
  const [wide, high] = numbers(said.size)
  const [left, top, across, down] = numbers(svg.getAttribute('viewBox'))
  const pins = [...svg.querySelectorAll('.pins a')].map((link) => {
    const [x, y] = numbers(link.firstElementChild.getAttribute('d'))
    const of = link.getAttribute('aria-labelledby')
    const pin = { mark: link.id, x, y, of, row: document.getElementById(of).closest('.row'), look: link.getAttribute('class'), round: link.matches('.vague') && 80 }
    pin.pins = [pin]
    return pin
  })
  let [x, y, scale, W, H, shown, groups, level, me, moved, secret, quiet, finding, dragged, last, pinch, tap, aimed, again] = [0, 0, 1, 0, 0, pins, []]

  const later = (does, wait, timer) => () => {
    clearTimeout(timer)
    timer = setTimeout(does, wait)
  }
  const within = (value, least, most) => Math.max(least, Math.min(most, value))
  const inView = (spot, room = 0) => Math.abs(spot.x - x) * scale < W / 2 + room && Math.abs(spot.y - y) * scale < H / 2 + room

  // Below: sheets, in the size of their level: only what they lie on is enlarged. The coarser ones stay until the finer ones are there.

  const lay = async () => {
    level = chart.find((of) => of.scale < scale * STEP) ?? base
    const seen = (of) => of === base || of === level
    const fresh = chart.filter(seen).flatMap(({ sheets }) => sheets.filter((sheet) => !sheet.image && inView(sheet, sheet.half * scale)))
    for (const sheet of fresh) {
      const { x, y, half, scale, file } = sheet
      const side = (room) => Math.round(Math.min(2 * half + 1, room) * scale)
      sheet.image = made('img', '', { src: `${said.folder}/${file}`, alt: '', width: side(wide - x + half), height: side(high - y + half) })
      sheet.image.style.transform = `translate(${(x - half) * scale}px,${(y - half) * scale}px)`
    }
    for (const { image, ground } of fresh) {
      await image.decode().catch(() => {})
      ground.append(image)
      await new Promise(requestAnimationFrame) // one is work enough for a frame
    }
    if (level.sheets.every(({ image }) => image?.isConnected ?? true)) for (const of of chart) of.ground.hidden = !seen(of)
  }

  // Above: pins, in the document from north to south

  const pinned = ({ pins }) => {
    const [{ of, mark, look }, more] = pins
    const pin = more ? made('button', 'pin pin--many', { textContent: pins.length }) : made('a', `pin ${look}`, { href: `#${of}` })
    pin.setAttribute(...more ? ['aria-label', said.several.replace('{count}', pins.length)] : ['aria-labelledby', of])
    pin.setAttribute('aria-current', pins.some(({ lit }) => lit))
    pin.dataset.mark = mark
    return pin
  }
  const place = (most = 16) => { // new pins for one frame
    const move = `translate(${W / 2 - x * scale}px,${H / 2 - y * scale}px)`
    for (const of of chart) of.ground.style.transform = `${move} scale(${scale / of.scale})`
    layer.style.transform = move
    let next = null
    for (const group of [...groups].reverse()) {
      if (inView(group, 40 + group.pins[0]?.round * scale || 40)) {
        if (!group.pin && most-- < 1) {
          again ||= requestAnimationFrame(() => place(again = undefined))
          continue
        }
        const pin = group.pin ??= pinned(group)
        if (group.scale !== scale) pin.style.transform = `translate(${group.x * scale}px,${group.y * scale}px)`
        group.scale = scale
        if (!pin.parentNode) layer.insertBefore(pin, next)
        next = pin
      } else if (group.pin !== document.activeElement) group.pin?.remove()
    }
  }
  const focus = (mark) => {
    place(Infinity)
    const pin = groups.find(({ pins }) => pins.some((one) => one.mark === mark))?.pin
    ;(pin?.parentNode ? pin : over).focus({ preventScroll: true })
  }
  const settle = () => {
    const held = document.activeElement.dataset.mark
    layer.replaceChildren()
    layer.style.setProperty('--scale', scale)
    groups = grouped(shown, scale)
    if (me) groups.push(me)
    step()
    if (held) focus(held)
    return groups
  }
  const step = () => {
    place()
    lay()
    note()
  }
  const rest = later(settle, 200)
  const note = later(() => {
    status.ariaLive = quiet // what the list found is said already
    quiet = null
    const count = new Set(shown.filter((pin) => inView(pin)).map((pin) => pin.row)).size
    const total = root.querySelectorAll('.spots .row:not([hidden])').length
    const words = count < total ? said.shownSome : count > 1 ? said.shownOther : count ? said.shownOne : ''
    status.textContent = words.replace('{count}', count).replace('{total}', total)
    const url = new URL(location)
    moved && !secret ? url.searchParams.set('at', [x, y, scale].map((number) => number.toFixed(2))) : url.searchParams.delete('at')
    history.replaceState(null, '', url)
  }, 300)

  // Where one looks

  const all = () => Math.min(W / across, H / down)
  const to = (newX, newY, newScale = scale) => {
    scale = within(newScale, Math.min(W / wide, H / high, all()), 2 * finest)
    x = within(newX, 0, wide)
    y = within(newY, 0, high)
    moved = true
  }
  const look = (...where) => settle(to(...where))
  const pan = (right, down) => step(to(x + right / scale, y + down / scale))
  const about = (factor, fixed = { x: W / 2, y: H / 2 }) => { // the point under the fingers stays there
    let less = 1 / scale
    to(x, y, scale * factor)
    less -= 1 / scale
    to(x + (fixed.x - W / 2) * less, y + (fixed.y - H / 2) * less)
    place()
  }
  const zoom = (...how) => {
    about(...how)
    rest()
  }
  const fit = (some, most = finest) => {
    const [left, right, top, bottom] = ['x', 'y'].flatMap((side) => [Math.min, Math.max].map((end) => end(...some.map((pin) => pin[side]))))
    look((left + right) / 2, (top + bottom) / 2, Math.min(W * .8 / (right - left), H * .7 / (bottom - top), most))
  }
  const whole = () => {
    look(left + across / 2, top + down / 2, all())
    moved = false
  }
  const near = () => import('./near.js').then((module) => module.default(said, status, (x, y) => {
    me = x && { x, y, pins: [], pin: made('span', 'pin pin--me') }
    secret ||= me // from here on the address tells nothing of where one looks
    me ? look(x, y, Math.max(scale, finest / 2)) : settle()
  }))

  // Pin ↔ line of the list

  const way = (does, what) => import('./card.js').then((module) => module[does]({ card, map, pins, shown, groups, scale, finest, said, look, fit, focus, measured }, what))
  const close = () => card.hidden || way('close')
  const go = () => way('go', location.hash.slice(1))

  // Hands

  const spot = ({ clientX, clientY }) => {
    const { left, top } = over.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const held = (event) => event.ctrlKey || event.metaKey || event.altKey
  const on = (target, names, does) => names.split(' ').forEach((name) => target.addEventListener(name, does, { passive: false }))
  on(over, 'pointerdown', (event) => {
    dragged = false
    last = event.pointerType !== 'touch' && spot(event)
  })
  on(over, 'pointermove', (event) => {
    if (!last || !event.buttons) return
    const now = spot(event)
    if (!dragged && apart(last, now) < 5) return
    dragged = true
    over.setPointerCapture(event.pointerId)
    pan(last.x - now.x, last.y - now.y)
    last = now
  })
  on(over, 'click', (event) => {
    const group = groups.find(({ pin }) => pin?.contains(event.target))
    event.preventDefault()
    if (dragged && event.detail) return
    if (group) return way('press', group)
    close()
    if (event.timeStamp - tap < 400) zoom(2, spot(event))
    tap = event.timeStamp
  })
  on(over, 'wheel', (event) => {
    if (!held(event)) return
    event.preventDefault()
    zoom(Math.exp(within(-event.deltaY, -60, 60) / 150), spot(event))
  })
  on(over, 'touchstart touchmove touchend touchcancel', (event) => {
    const [one, two] = event.touches
    if (!two) { // one finger moves the page
      if (pinch) settle()
      return pinch = null
    }
    event.preventDefault()
    const [from, end] = [spot(one), spot(two)]
    const now = { x: (from.x + end.x) / 2, y: (from.y + end.y) / 2, apart: apart(from, end) }
    if (pinch) {
      to(x + (pinch.x - now.x) / scale, y + (pinch.y - now.y) / scale)
      about(now.apart / pinch.apart, now)
    }
    pinch = now
  })
  on(over, 'keydown', (event) => {
    const key = KEYS[event.key]
    if (held(event) || !key) return
    event.preventDefault()
    key[2] ? zoom(key[2]) : pan(...key)
  })
  on(map, 'keydown', (event) => event.key === 'Escape' && close())
  on(card.firstElementChild, 'click', close)
  on(root, 'pointerover focusin', ({ target }) => {
    const row = target.closest('.spots .row')
    row == aimed || way('aim', aimed = row) // null at first, too
  })
  on(root, 'click', (event) => {
    const link = event.target.closest('.spots [href^="#"]')
    if (!link) return
    event.preventDefault()
    way('go', link.hash.slice(1))
  })
  const does = [() => zoom(STEP), () => zoom(1 / STEP), whole, near]
  ;[...tools.children].forEach((button, number) => on(button, 'click', does[number]))

  // Fields

  const find = () => finding ??= import('./find.js').then((module) => module.default(root))
  on(root.firstElementChild, 'focusin input', find)
  on(root, 'narrowed', () => {
    shown = pins.filter((pin) => !pin.row.hidden)
    card.hidden || way('check')
    quiet = 'off'
    shown.length && !shown.some((pin) => inView(pin)) ? fit(shown) : settle()
  })

  // Begin

  if (/\b(q|kind|when)=/.test(location.search)) find()
  const measured = () => {
    over.style.top = `${card.offsetHeight}px` // no pin lies half under the card
    ;[W, H] = [over.clientWidth, over.clientHeight]
    moved ? settle() : whole()
  }
  measured()
  const kept = numbers(new URLSearchParams(location.search).get('at'))
  if (kept.length === 3) look(...kept)
  lay().then(() => {
    root.classList.add('is-live')
    on(window, 'hashchange', go)
    if (location.hash) go()
    new ResizeObserver(measured).observe(map)
  })
}

// By itself: what starts the modules of other pages would be one more file to wait for.
enhance(document.querySelector('[data-map]'))
