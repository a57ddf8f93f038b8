package dev.inkling.app.sessions

import dev.inkling.app.training.SessionExport.Form
import dev.inkling.nnlib.watch.Diagnosis

/** What a session does at a word. */
interface SessionControls {
    fun pause()

    /** Lets it go on after a pause or a stop. */
    fun goOn()

    /** Trains a finished session for half as many epochs again. */
    fun trainMore()

    fun stop()

    /** Sets the learning rate from the next step on. */
    fun rate(value: Double)

    fun rename(name: String)

    fun pin(on: Boolean)
}

/** What the person can do with a session. */
interface SessionActions : SessionControls {
    /** Does what a finding proposes. */
    fun accept(finding: Diagnosis)

    /** Sets up another session with the same settings. */
    fun duplicate()

    /** Deletes it, and offers to undo it. */
    fun delete()

    /** Reads with its model in Draw from now on. */
    fun useInDraw()

    /** Hands it to another app. */
    fun share(form: Form)

    fun allowNotifications()

    fun back()
}

/** Where one gets to from a session. */
interface SessionLinks {
    fun back()

    /** Opens the screen of another session. */
    fun open(id: Long)

    /** Opens a set-up with the settings of that session. */
    fun duplicate(id: Long)

    fun draw()

    fun list()
}
