package dev.inkling.app.sessions

/** What the list of sessions does at a word. */
interface SessionListControls {
    /** Shows the sessions of that task alone; all of them where it is empty. */
    fun filter(task: String)

    /** The end of the list came into sight. */
    fun more()

    fun pin(id: Long, on: Boolean)

    /** Pauses a session, or lets it go on. */
    fun pause(id: Long, on: Boolean)

    /** What came in, or why it did not, was seen. */
    fun seen()
}

/** What the person can do in the list of sessions. */
interface SessionsActions : SessionListControls {
    fun open(id: Long)

    /** Deletes sessions, and offers to undo it. */
    fun delete(ids: List<Long>)

    /** Trains the first session of somebody who has none. */
    fun trainXor()

    /** Asks for a file to take in. */
    fun chooseFile()

    /** Lays the curves of several sessions over each other. */
    fun overlay(ids: List<Long>)
}
