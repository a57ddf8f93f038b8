package dev.inkling.app.testing

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.performTouchInput
import dev.inkling.app.data.DrawingEntity
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.reading.PadReader
import dev.inkling.app.recognizer.Recognizer
import dev.inkling.app.ui.pad.Example
import dev.inkling.app.ui.pad.InkBytes
import dev.inkling.app.ui.pad.InkStroke

/** A hand that writes: the ten digits as strokes in a box of 100 by 100, drawn through the pad's touch events. */
object TestHand {
    private val STROKES: List<List<FloatArray>> =
        listOf(
            listOf(
                floatArrayOf(
                    52f,
                    8f,
                    30f,
                    16f,
                    20f,
                    45f,
                    26f,
                    80f,
                    48f,
                    94f,
                    70f,
                    82f,
                    79f,
                    52f,
                    72f,
                    20f,
                    54f,
                    8f,
                    46f,
                    11f,
                )
            ),
            listOf(floatArrayOf(58f, 6f, 54f, 34f, 50f, 64f, 46f, 95f)),
            listOf(floatArrayOf(26f, 26f, 40f, 8f, 66f, 10f, 70f, 32f, 50f, 60f, 24f, 90f, 48f, 86f, 78f, 90f)),
            // The three that the pad itself shows to be written over.
            listOf(
                Example.STROKE.run {
                    FloatArray(2 * size()) { if (it % 2 == 0) 48 + 135 * x(it / 2) else 52 + 135 * y(it / 2) }
                }
            ),
            listOf(
                floatArrayOf(30f, 8f, 27f, 30f, 26f, 48f, 44f, 52f, 76f, 48f),
                floatArrayOf(72f, 6f, 69f, 36f, 66f, 66f, 62f, 96f),
            ),
            listOf(
                floatArrayOf(32f, 10f, 30f, 28f, 27f, 46f, 44f, 40f, 66f, 46f, 74f, 66f, 64f, 86f, 44f, 94f, 22f, 88f),
                floatArrayOf(32f, 10f, 52f, 10f, 76f, 7f),
            ),
            listOf(
                floatArrayOf(
                    64f,
                    6f,
                    44f,
                    24f,
                    28f,
                    52f,
                    26f,
                    76f,
                    42f,
                    94f,
                    64f,
                    90f,
                    72f,
                    72f,
                    60f,
                    56f,
                    42f,
                    60f,
                    29f,
                    74f,
                )
            ),
            listOf(floatArrayOf(20f, 14f, 44f, 13f, 78f, 10f, 66f, 32f, 54f, 58f, 46f, 95f)),
            listOf(
                floatArrayOf(
                    66f,
                    18f,
                    50f,
                    7f,
                    33f,
                    16f,
                    35f,
                    34f,
                    52f,
                    46f,
                    69f,
                    62f,
                    68f,
                    84f,
                    48f,
                    95f,
                    29f,
                    84f,
                    31f,
                    64f,
                    50f,
                    47f,
                    66f,
                    32f,
                    66f,
                    18f,
                )
            ),
            listOf(
                floatArrayOf(
                    70f,
                    22f,
                    52f,
                    8f,
                    32f,
                    20f,
                    32f,
                    42f,
                    50f,
                    50f,
                    68f,
                    36f,
                    71f,
                    22f,
                    70f,
                    50f,
                    64f,
                    76f,
                    52f,
                    95f,
                )
            ),
        )

    /** How many strokes the hand needs for [digit]. */
    fun strokesOf(digit: Int): Int = STROKES[digit].size

    /**
     * Writes [digit] with its middle at ([x], [y]) as shares of the pad's sides and [height] as a share of its shorter
     * one.
     */
    fun write(pad: SemanticsNodeInteraction, digit: Int, x: Float = 0.5f, y: Float = 0.5f, height: Float = 0.7f) {
        for (stroke in STROKES[digit]) part(pad, stroke, 0 until stroke.size / 2, x, y, height, lift = true)
    }

    /** Writes only [points] of the first stroke of [digit], and leaves the finger down unless it is to [lift]. */
    fun writePart(pad: SemanticsNodeInteraction, digit: Int, points: IntRange, lift: Boolean) =
        part(pad, STROKES[digit].first(), points, 0.5f, 0.5f, 0.7f, lift)

    private fun part(
        pad: SemanticsNodeInteraction,
        stroke: FloatArray,
        points: IntRange,
        x: Float,
        y: Float,
        height: Float,
        lift: Boolean,
    ) {
        pad.performTouchInput {
            val unit = minOf(this.width, this.height) * height / 100f
            val at = { i: Int ->
                val dx = (stroke[2 * i] - 50) * unit
                Offset(this.width * x + dx, this.height * y + (stroke[2 * i + 1] - 50) * unit)
            }
            down(at(points.first))
            for (i in points.drop(1)) moveTo(at(i), 24)
            if (lift) up()
        }
    }

    /** The strokes of [digit] in the pad's units. */
    fun ink(digit: Int): List<InkStroke> =
        STROKES[digit].map { stroke ->
            val n = stroke.size / 2
            InkStroke.of(
                FloatArray(n) { (stroke[2 * it] - 50) / 140 },
                FloatArray(n) { (stroke[2 * it + 1] - 50) / 140 },
                IntArray(n) { it * 24 },
                FloatArray(n) { 1f },
            )
        }

    /** What a net sees when this hand writes [digit]. */
    fun picture(digit: Int): FloatArray = PadReader.read(ink(digit), Blind).single().picture().values()

    /** A drawing of [digit], labelled and read as such, as a stamp keeps it. */
    fun drawing(digit: Int): DrawingEntity {
        val digitRead = PadReader.read(ink(digit), Blind).single()
        return DrawingEntity().apply {
            label = digit
            readAs = digit
            createdAt = 1_790_000_000_000
            strokes = InkBytes.ofStrokes(digitRead.strokes())
            picture = digitRead.pictureBytes()
        }
    }

    /** Reads nothing; for pictures alone. */
    private object Blind : Recognizer {
        override fun read(pixels: FloatArray) = FloatArray(10) { 0.1f }

        override fun lookInside(pixels: FloatArray) = emptyList<Recognizer.LayerPicture>()

        override fun firstWeights() = emptyList<GreyPicture>()

        override fun close() = Unit
    }
}
