// The service worker of pages that open without network. The build puts their files into the next line.
const pages = __PAGES__

const scope = new URL(self.registration.scope).pathname
const { version, files } = pages[scope] ?? { version: 'none', files: [] }
const name = `${scope}${version}`

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const isOld = (key) => key.startsWith(scope) && key !== name
  event.waitUntil(
    caches
      .keys()
      .then((keys) => Promise.all(keys.filter(isOld).map((key) => caches.delete(key))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/'))
    return
  const wanted = request.mode === 'navigate' && url.pathname.startsWith(scope) ? scope : url.pathname
  if (!files.includes(wanted)) return
  event.respondWith(caches.match(wanted, { cacheName: name }).then((kept) => kept ?? fetch(request)))
})
