/** Where on the map somebody is. The browser asks whether it may tell, and nobody but this page is told. */

/** The plan's own metres of a point on the earth; see localsite/geo.py. */
export function at([south, west, north], lat, lon) {
  const turn = Math.PI / 180
  const stretch = 6378137 * Math.cos((south + north) / 2 * turn)
  const up = (degrees) => Math.log(Math.tan(Math.PI / 4 + degrees * turn / 2)) * stretch
  return [(lon - west) * turn * stretch, up(north) - up(lat)]
}

/** Asks the device. What there is to say goes to `status`; `put` is called with the metres on the plan, with nothing where they are not known. */
export default function near({ box, size, asking, here, away, refused, lost }, status, put) {
  const [wide, high] = size.split(' ').map(Number)
  const tell = (text, ...spot) => {
    put(...spot)
    setTimeout(() => status.textContent = text, 500) // once the map has said how many shops it shows
  }
  tell(asking)
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const [x, y] = at(box.split(' ').map(Number), coords.latitude, coords.longitude)
    x > 0 && y > 0 && x < wide && y < high ? tell(here, x, y) : tell(away)
  }, ({ code }) => tell(code === 1 ? refused : lost), { timeout: 2e4, maximumAge: 6e4 })
}
