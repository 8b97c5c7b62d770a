/**
 * Has the browser keep a page's files, so that it opens without network. One worker script serves every such page; a
 * page is served by it only below its own path.
 */
export function keepForOffline(scope: string): void {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/offline.js', { scope }).catch(() => {
    // Without it the page works as long as there is network.
  })
}
