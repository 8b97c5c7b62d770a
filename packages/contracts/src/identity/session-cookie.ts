/** The cookie that holds a person's session. Over https it is bound to the host and never sent in clear. */
export const sessionCookie = (baseUrl: string): string =>
  baseUrl.startsWith('https:') ? '__Host-session' : 'session'
