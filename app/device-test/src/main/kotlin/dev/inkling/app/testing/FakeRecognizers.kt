package dev.inkling.app.testing

import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.recognizer.Recognizer
import dev.inkling.app.recognizer.Recognizer.LayerPicture
import dev.inkling.app.recognizer.RecognizerSource
import dev.inkling.app.recognizer.RecognizerSource.BackendChoice
import dev.inkling.app.recognizer.UnreadableModelException
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import kotlin.math.exp

/**
 * A net of one layer with ten units, each waiting for the picture of one digit as TestHand draws it. It really reads:
 * the digits of that hand are told apart by how much they cover each other. What it cannot do is what a trained net
 * can.
 */
class FakeRecognizers : RecognizerSource {
    /** How often a picture was read. */
    val reads = AtomicInteger()

    /** Why every model is refused, or null to read. */
    @Volatile var broken: UnreadableModelException.Reason? = null

    /** Every reading waits here, when there is something to wait for. */
    @Volatile var gate: CountDownLatch? = null

    /** Makes the net less sure of everything. */
    @Volatile var sharpness = 60f

    override fun backends() = listOf(BackendChoice("cpu", ""), BackendChoice("tflite", "not in this app"))

    override fun open(modelId: Long, backend: String): Recognizer {
        broken?.let { throw UnreadableModelException(it, "broken for the test", null) }
        return Templates()
    }

    private inner class Templates : Recognizer {
        override fun read(pixels: FloatArray): FloatArray {
            reads.incrementAndGet()
            gate?.await()
            val cover = FloatArray(10) { digit -> TEMPLATES[digit].maxOf { likeness(pixels, it) } }
            val most = cover.max()
            val parts = FloatArray(10) { exp((cover[it] - most) * sharpness) }
            val sum = parts.sum()
            return FloatArray(10) { parts[it] / sum }
        }

        override fun lookInside(pixels: FloatArray): List<LayerPicture> {
            val halves =
                List(16) { unit ->
                    val plane =
                        FloatArray(14 * 14) { i ->
                            val y = i / 14 * 2
                            val x = i % 14 * 2
                            maxOf(0f, pixels[y * 28 + x] - (unit % 4) * 0.2f)
                        }
                    GreyPicture(14, 14, plane)
                }
            val beliefs = read(pixels)
            return listOf(
                LayerPicture(1, halves),
                LayerPicture(2, List(10) { GreyPicture(1, 1, floatArrayOf(beliefs[it])) }),
            )
        }

        override fun firstWeights(): List<GreyPicture> = TEMPLATES.map { GreyPicture(28, 28, it[0]) }

        override fun close() = Unit
    }

    private companion object {
        val TEMPLATES: List<List<FloatArray>> = List(10) { digit -> listOf(TestHand.picture(digit)) }

        /** Cosine of the angle between two pictures, each a little blurred. */
        fun likeness(a: FloatArray, b: FloatArray): Float {
            val p = blurred(a)
            val q = blurred(b)
            var dot = 0f
            var pp = 1e-6f
            var qq = 1e-6f
            for (i in p.indices) {
                dot += p[i] * q[i]
                pp += p[i] * p[i]
                qq += q[i] * q[i]
            }
            return dot / kotlin.math.sqrt(pp * qq)
        }

        fun blurred(of: FloatArray): FloatArray {
            val out = FloatArray(784)
            for (y in 1..26) for (x in 1..26) {
                var sum = 0f
                for (dy in -1..1) for (dx in -1..1) sum += of[(y + dy) * 28 + x + dx]
                out[y * 28 + x] = sum / 9
            }
            return out
        }
    }
}
