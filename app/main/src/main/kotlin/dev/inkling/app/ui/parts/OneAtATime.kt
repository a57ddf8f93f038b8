package dev.inkling.app.ui.parts

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** Begins one piece of work at a time: who taps again before it is done meant the same tap. For the main thread. */
class OneAtATime(private val scope: CoroutineScope) {
    private var begun: Job? = null

    /** Begins [work]; false where the one before is not done, and then nothing is begun. */
    fun begin(work: suspend () -> Unit): Boolean {
        if (begun?.isActive == true) return false
        begun = scope.launch { work() }
        return true
    }
}
