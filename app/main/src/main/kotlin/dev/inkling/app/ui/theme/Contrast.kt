package dev.inkling.app.ui.theme

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance

/** The contrast of two opaque colours as WCAG 2.1 defines it, from 1 (the same) to 21 (black on white). */
fun contrast(a: Color, b: Color): Float {
    val light = maxOf(a.luminance(), b.luminance())
    val dark = minOf(a.luminance(), b.luminance())
    return (light + 0.05f) / (dark + 0.05f)
}
