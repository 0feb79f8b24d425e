/** A point of the map, as the two lines that a file needs: while the slip is open, a click on the map says where it lies. */

const RADIUS = 6378137 // metres, of WGS 84 at the equator

const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) * RADIUS

/** Latitude and longitude of a point in parts of the box, from its north-western corner: localsite/geo.py, the other way round. */
export function spot([south, west, north, east], across, down) {
  const top = mercator(north)
  const at = top - (top - mercator(south)) * down
  return [(Math.atan(Math.exp(at / RADIUS)) * 2 - Math.PI / 2) * 180 / Math.PI, west + (east - west) * across]
}

/** The rectangle on the screen that the whole of the plan takes, whether the map moves or not. */
function plan(map) {
  const moving = [...map.querySelectorAll('img')].find(({ src }) => src.includes('/overview-0-0.'))
  return (moving ?? map.querySelector('image')).getBoundingClientRect()
}

/** A cross where one clicked, until the map moves or another point is taken. */
function mark(map, { clientX, clientY }) {
  const { left, top } = map.getBoundingClientRect()
  const cross = document.createElement('div')
  Object.assign(cross.style, { position: 'absolute', zIndex: 3, left: `${clientX - left - 12}px`, top: `${clientY - top - 12}px`, width: '24px', height: '24px', pointerEvents: 'none', background: 'linear-gradient(#000, #000) 50% / 2px 100% no-repeat, linear-gradient(#000, #000) 50% / 100% 2px no-repeat', outline: '2px solid #fff', borderRadius: '50%' })
  map.append(cross)
  for (const name of ['pointerdown', 'wheel', 'keydown', 'touchstart']) map.addEventListener(name, () => cross.remove(), { once: true, capture: true })
}

function picking(root, page) {
  const slip = root.querySelector('details')
  const lines = root.querySelector('pre')
  const copy = root.querySelector('button')
  const map = page.querySelector('.map')
  const box = page.dataset.box.split(' ').map(Number)
  slip.addEventListener('toggle', () => map.classList.toggle('is-picked', slip.open))
  map.addEventListener('click', (event) => {
    if (!slip.open || event.target.closest('button')) return
    event.preventDefault()
    event.stopPropagation()
    const whole = plan(map)
    const [lat, lon] = spot(box, (event.clientX - whole.left) / whole.width, (event.clientY - whole.top) / whole.height)
    lines.textContent = `    ${lines.dataset.lat}: ${lat.toFixed(5)}\n    ${lines.dataset.lon}: ${lon.toFixed(5)}`
    mark(map, event)
    lines.hidden = copy.hidden = false
  }, { capture: true })
  addEventListener('keydown', ({ key }) => { if (key === 'Escape') slip.open = false })
  const word = copy.textContent
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(lines.textContent)
    copy.textContent = copy.dataset.done
    setTimeout(() => { copy.textContent = word }, 2000)
  })
}

const host = document.getElementById('localsite-picker')
const template = host.querySelector('template')
// Browsers that do not know a shadow root in HTML leave the template as it is.
if (template) host.attachShadow({ mode: 'open' }).append(template.content)
picking(host.shadowRoot, document.querySelector('[data-box]'))
