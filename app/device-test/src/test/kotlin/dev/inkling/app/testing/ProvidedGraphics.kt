package dev.inkling.app.testing

import dev.inkling.nnlib.compute.Backend
import dev.inkling.nnlib.compute.BackendProvider
import dev.inkling.nnlib.compute.DeviceTrial

/** The graphics processor as ServiceLoader finds it on the JVM: none, unless a test puts [there] what stands for it. */
class ProvidedGraphics : BackendProvider {
    override fun name() = "gles"

    override fun whyNot(): String = there?.whyNot() ?: "a JVM has none"

    override fun create(threads: Int): Backend = there!!.create(threads)

    override fun trial(): DeviceTrial? = there?.trial()

    companion object {
        @Volatile var there: BackendProvider? = null
    }
}
