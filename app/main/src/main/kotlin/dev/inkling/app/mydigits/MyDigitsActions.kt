package dev.inkling.app.mydigits

/** Which drawings are shown and which are selected. */
interface DigitSelection {
    /** Shows the drawings of that label alone; of all of them where it is null. */
    fun narrow(label: Int?)

    /** Selects a drawing, or no longer. */
    fun toggle(id: Long)

    fun selectNone()
}

/** What the person can do in My digits. */
interface MyDigitsActions : DigitSelection {
    /** Gives the selected drawings that label, and offers to undo it. */
    fun relabel(label: Int)

    /** Deletes the selected drawings, and offers to undo it. */
    fun delete()

    /** Shares the selected drawings, or all that are shown, as one picture. */
    fun share()

    /** Goes to the pad. */
    fun draw()

    /** Sets up a session that learns from the drawings. */
    fun teach()

    fun back()
}
