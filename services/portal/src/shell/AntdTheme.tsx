import { LoadingOutlined } from '@ant-design/icons'
import { App, ConfigProvider, type ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.ts'

const locales = { zh: zhCN, en: enUS }

/** antd in the brand's colours. The text colours are darker than antd's own, for a contrast of 4.5 and more. */
const theme: ThemeConfig = {
  token: {
    // Nothing slides for those who asked their system for less motion.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#b4232a',
    colorLink: '#b4232a',
    colorInfo: '#3b6286',
    colorError: '#a8201a',
    colorSuccess: '#2d6a3e',
    colorText: '#241f1c',
    colorTextSecondary: '#5d544e',
    colorTextTertiary: '#6b615a',
    colorTextDescription: '#5d544e',
    colorTextPlaceholder: '#766c65',
    colorBorder: '#cfc3b7',
    colorBgLayout: '#fbf8f4',
    borderRadius: 8,
    controlHeight: 40,
    fontSize: 15,
    fontFamily: 'var(--sans)',
    motionDurationMid: '0.15s',
    motionDurationSlow: '0.2s',
  },
  components: {
    Form: { itemMarginBottom: 28 },
    Segmented: { trackBg: '#efe7de', itemSelectedColor: '#8f1a20' },
    Slider: {
      railSize: 6,
      handleSize: 14,
      handleSizeHover: 16,
      railBg: '#e6ddd4',
      railHoverBg: '#d3c7bb',
      dotSize: 10,
    },
  },
}

/** A button keeps its name while it works. */
const button = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden="true" /> }

interface AntdThemeProps {
  children: ReactNode
}

export function AntdTheme({ children }: AntdThemeProps) {
  return (
    <ConfigProvider theme={theme} locale={locales[useLanguage()]} button={button} wave={{ disabled: true }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
