'use client'

import type { ReactNode } from 'react'

import '@fontsource/ibm-plex-sans-arabic/arabic-400.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-500.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css'
import '@fontsource-variable/noto-naskh-arabic'

import './index.css'

/** Brings the Arabic fonts and what right-to-left screens need into the admin panel. */
export const AdminStyles = ({ children }: { children?: ReactNode }) => children
