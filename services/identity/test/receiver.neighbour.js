/**
 * The outside world, for webhooks: every address answers as its first label says, and what was posted can be read
 * at https://log.partner-sample.cn/.
 */
const posted = []

export default {
  async fetch(request) {
    const url = new URL(request.url)
    const [behaviour] = url.hostname.split('.')
    if (behaviour === 'log') return Response.json(posted.filter(({ path }) => path === url.pathname))
    const headers = Object.fromEntries(request.headers)
    posted.push({ host: url.hostname, path: url.pathname, headers, body: await request.text() })
    switch (behaviour) {
      case 'down':
        return new Response('x'.repeat(100_000), { status: 500 })
      case 'busy':
        return new Response(null, { status: 503, headers: { 'retry-after': '7200' } })
      case 'gone':
        return new Response(null, { status: 410 })
      case 'moved':
        return new Response(null, {
          status: 302,
          headers: { location: 'https://well.partner-sample.cn/moved' },
        })
      default:
        return new Response(null, { status: 204 })
    }
  },
}
