package dev.inkling.app.ui.pad

import androidx.compose.ui.geometry.Rect

/** The box around strokes, in the pad's units. */
fun boundsOf(strokes: List<InkStroke>): Rect {
    var left = Float.POSITIVE_INFINITY
    var top = Float.POSITIVE_INFINITY
    var right = Float.NEGATIVE_INFINITY
    var bottom = Float.NEGATIVE_INFINITY
    for (stroke in strokes) {
        for (i in 0 until stroke.size()) {
            left = minOf(left, stroke.x(i))
            right = maxOf(right, stroke.x(i))
            top = minOf(top, stroke.y(i))
            bottom = maxOf(bottom, stroke.y(i))
        }
    }
    return Rect(left, top, right, bottom)
}
