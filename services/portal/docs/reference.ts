/** Scalar's standalone script, as far as this page uses it. */
interface Scalar {
  createApiReference(selector: string, configuration: Record<string, unknown>): void
}

const script = document.createElement('script')
script.src = '/docs/standalone.js'
script.addEventListener('load', () => {
  const { Scalar } = globalThis as unknown as { Scalar: Scalar }
  Scalar.createApiReference('#reference', {
    url: '/api/openapi.json',
    withDefaultFonts: false,
    telemetry: false,
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
    theme: 'default',
    persistAuth: false,
  })
})
script.addEventListener('error', () => {
  document.querySelector('#reference')!.textContent =
    '无法加载接口文档，请刷新重试。The reference could not be loaded; reload the page.'
})
document.head.append(script)
