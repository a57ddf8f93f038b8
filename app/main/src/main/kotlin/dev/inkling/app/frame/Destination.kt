package dev.inkling.app.frame

import androidx.annotation.StringRes
import dev.inkling.app.R
import dev.inkling.app.ui.parts.InkIcon

/** The places that the bar and the rail lead to, in their order. */
enum class Destination(val route: String, @param:StringRes val label: Int, val icon: InkIcon) {
    DRAW("draw", R.string.nav_draw, InkIcon.DRAW),
    TRAIN("train", R.string.nav_train, InkIcon.TRAIN),
    SESSIONS("sessions", R.string.nav_sessions, InkIcon.SESSIONS),
}
