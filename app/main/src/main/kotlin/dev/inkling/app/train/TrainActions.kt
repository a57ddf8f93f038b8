package dev.inkling.app.train

import dev.inkling.nnlib.spec.Option

/** How MNIST comes onto this phone over the network. */
interface MnistDownload {
    /** Downloads it, over a connection that may cost only where [any] one will do. */
    fun download(any: Boolean)

    fun cancelDownload()
}

/** What the person can do to have MNIST on this phone. */
interface MnistActions : MnistDownload {
    /** Asks for the files that the person has. */
    fun chooseFiles()
}

/** How the settings of the next session are changed. */
interface SetUpControls {
    /** Takes all settings from a preset. */
    fun preset(name: String)

    /** Changes one setting by a chip, a switch or a button; its field, if it has one, shows the same. */
    fun change(setting: Option, value: String)

    /** Nobody types any more: fields show what is set, but for what was refused, which waits to be mended. */
    fun typingEnds()
}

/** What the person can do in the set-up. */
interface TrainActions : SetUpControls, MnistActions {
    /** Starts the session, or queues it. */
    fun start()
}
