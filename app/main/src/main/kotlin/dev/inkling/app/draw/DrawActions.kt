package dev.inkling.app.draw

import dev.inkling.app.data.ModelEntity

/** What can be done with the ink and with what reads it. */
interface PadActions {
    fun undo()

    fun redo()

    /** Takes all ink off the pad. */
    fun clear()

    /** Takes back what the hint in the pad speaks of. */
    fun undoHint()

    /** Keeps the digits on the pad as [number], one label each, and clears the pad for the next. */
    fun stamp(number: String)

    /** Looks at that digit of a number. */
    fun choose(index: Int)

    /** Reads with that model from now on. */
    fun chooseModel(id: Long)

    /** Reads on that backend from now on. */
    fun chooseBackend(name: String)

    /** What was leaving the pad is gone from the screen. */
    fun left()
}

/** What the person can do on Draw. */
interface DrawActions : PadActions {
    /** Asks what it is instead. */
    fun askOther()

    /** Shows the models to choose from. */
    fun showModels()

    /** Takes a model out of the list, and offers to undo it. */
    fun removeModel(removed: ModelEntity)

    fun openInside()

    fun openMyDigits()

    fun openSettings()
}
