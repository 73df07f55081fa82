import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

import { feedLinks } from './addresses/feeds.ts'
import { siteUrl } from './addresses/siteUrl.ts'
import { Footer } from './components/Footer.tsx'
import { Masthead } from './components/Masthead.tsx'
import { fontVariables } from './fonts.ts'
import './styles/index.css'
import { strings } from './words/strings.ts'

// Every page is asked for, not built: what is public changes by the minute.
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { color: '#ffffff', media: '(prefers-color-scheme: light)' },
    { color: '#111416', media: '(prefers-color-scheme: dark)' },
  ],
}

export const generateMetadata = (): Metadata => ({
  alternates: { types: feedLinks() },
  description: strings.site.description,
  // Phones would otherwise make links of numbers in the text.
  formatDetection: { address: false, date: false, email: false, telephone: false },
  metadataBase: siteUrl() ?? null,
  openGraph: { locale: 'ar', siteName: strings.site.name, type: 'website' },
  title: {
    default: `${strings.site.name}: ${strings.site.tagline}`,
    template: `%s · ${strings.site.name}`,
  },
})

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <html className={fontVariables} dir="rtl" lang="ar">
      <body id="top">
        <a className="skip" href="#main">
          {strings.site.skip}
        </a>
        <Masthead now={new Date()} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )
}
