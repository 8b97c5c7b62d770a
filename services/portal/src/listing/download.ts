import { useMutation } from '@tanstack/react-query'
import { isProblem, Refusal, unexplained, Unreachable } from '../api/refusal.ts'
import { currentLanguage } from '../language/language.ts'

export type Query = Record<string, string | number | boolean | undefined>

function address(path: string, query: Query) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  return `${path}?${search}`
}

/** The name in a `Content-Disposition`, its UTF-8 form first (RFC 6266). */
function fileName(header: string | null) {
  const encoded = header?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  return encoded ? decodeURIComponent(encoded) : (header?.match(/filename="?([^";]+)"?/i)?.[1] ?? 'export')
}

/**
 * Fetches a file rather than following its link, so that its titles are in the reader's language and a refusal is
 * shown in place.
 */
async function fetchFile(href: string) {
  const response = await fetch(href, {
    headers: { 'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en' },
  }).catch((cause: unknown) => {
    throw new Unreachable('no answer', { cause })
  })
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null)
    throw new Refusal(isProblem(body) ? body : unexplained(response))
  }
  return { name: fileName(response.headers.get('content-disposition')), content: await response.blob() }
}

/** Hands a file that is already here to the person, as a download. */
export function keepFile({ name, content }: { name: string; content: Blob }) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

export function useDownload() {
  const download = useMutation({
    mutationFn: fetchFile,
    onSuccess: keepFile,
  })
  return {
    address,
    start: (href: string) => download.mutate(href),
    pending: download.isPending ? download.variables : null,
    error: download.error,
  }
}
