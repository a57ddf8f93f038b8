package dev.inkling.app.testing

import dev.inkling.app.data.Hold
import dev.inkling.app.work.WorkQueue

/** Makes the phone such that what computes is held for [cause], or no longer. */
fun WorkQueue.holdFor(cause: Hold, on: Boolean) = conditions { now ->
    when (cause) {
        Hold.HOT -> now.withThermalStatus(if (on) SEVERE else 0)
        Hold.LOW_BATTERY -> now.withBattery(now.degrees(), if (on) 10 else 100, !on)
        Hold.BACKGROUND -> now.withBackground(on)
        else -> throw IllegalArgumentException("no test asks for $cause")
    }
}

/** As Android's PowerManager counts it. */
private const val SEVERE = 3
