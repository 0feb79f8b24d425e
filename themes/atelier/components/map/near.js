/** Where on the map somebody is. The browser asks whether it may tell, and nobody but this page is told. */

/** The plan's own metres of a point on the earth; see localsite/geo.py. */
export function at([south, west, north], lat, lon) {
  const turn = Math.PI / 180
  const stretch = 6378137 * Math.cos((south + north) / 2 * turn)
  const up = (degrees) => Math.log(Math.tan(Math.PI / 4 + degrees * turn / 2)) * stretch
  return [(lon - west) * turn * stretch, up(north) - up(lat)]
}

/** Asks the device. `tell` is called with what there is to say, and with the metres on the plan where it is on it. */
export default function near({ box, size, here, away, refused }, tell) {
  const [wide, high] = size.split(' ').map(Number)
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const [x, y] = at(box.split(' ').map(Number), coords.latitude, coords.longitude)
    x > 0 && y > 0 && x < wide && y < high ? tell(here, x, y) : tell(away)
  }, () => tell(refused), { timeout: 2e4, maximumAge: 6e4 })
}
