interface LogoProps {
  size?: number
}

/** Two links of a chain held by one point: the alliance. Decorative; the name stands beside it. */
export const Logo = ({ size = 36 }: LogoProps) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 40 40"
    fill="none"
    strokeLinecap="round"
    aria-hidden="true"
    focusable="false"
  >
    <rect width="40" height="40" rx="10" fill="var(--brand)" />
    <g stroke="#fff" strokeWidth="3.4">
      <path d="M17.6 24.9a6.2 6.2 0 0 1-8.8-8.8l4-4a6.2 6.2 0 0 1 8.8 0" transform="translate(1.6 4.2)" />
      <path d="M22.4 15.1a6.2 6.2 0 0 1 8.8 8.8l-4 4a6.2 6.2 0 0 1-8.8 0" transform="translate(-1.6 -4.2)" />
    </g>
    <circle cx="20" cy="20" r="2.3" fill="#FFD9A0" />
  </svg>
)
