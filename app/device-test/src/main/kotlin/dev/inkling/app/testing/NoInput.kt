package dev.inkling.app.testing

import dev.inkling.app.ui.pad.PadInput

/** A pad that is only looked at: what a finger does on it is heard by nobody. */
object NoInput : PadInput {
    override fun begin() = Unit

    override fun point(x: Float, y: Float, uptimeMillis: Long, pressure: Float) = Unit

    override fun moved() = Unit

    override fun end() = Unit

    override fun drop() = Unit
}
