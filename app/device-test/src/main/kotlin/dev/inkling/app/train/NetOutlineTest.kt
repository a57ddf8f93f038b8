package dev.inkling.app.train

import androidx.activity.compose.setContent
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.train.NetOutline.Kind
import dev.inkling.app.ui.theme.InkTheme
import dev.inkling.nnlib.nn.BatchNorm2d
import dev.inkling.nnlib.nn.Conv2d
import dev.inkling.nnlib.nn.Flatten
import dev.inkling.nnlib.nn.LayerSpec
import dev.inkling.nnlib.nn.Linear
import dev.inkling.nnlib.nn.MaxPool2d
import dev.inkling.nnlib.nn.ModelSpec
import dev.inkling.nnlib.nn.ReLU
import dev.inkling.nnlib.nn.Tanh
import dev.inkling.nnlib.run.Nets
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** The picture of a net has as many blocks as the net has layers with weights, and its input, in their sizes. */
@RunWith(AndroidJUnit4::class)
class NetOutlineTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun shapes(spec: RunSpec) = NetOutline.of(spec)!!.blocks.map { listOf(it.count, it.height, it.width) }

    @Test
    fun eachHasAsManyBlocksAsTheNetHasLayers() {
        for ((spec, expected) in TEN) {
            assertEquals(spec.text("model"), expected, shapes(spec))
            assertEquals("$spec", Nets.layers(Nets.of(spec)).size + 1, shapes(spec).size)
        }
        assertEquals(10, TEN.size)
    }

    @Test
    fun eachBlockIsDrawnAsLargeAsItIs() {
        for ((spec, expected) in TEN) {
            val outline = NetOutline.of(spec)!!
            for (width in listOf(280f, 340f, 592f)) {
                val layout = NetLayout.of(outline, width, 118f, *FloatArray(expected.size) { 30f })
                val drawn = outline.blocks.zip(layout.slots)
                val pixels =
                    drawn
                        .filter { it.first.width > 1 }
                        .map { (block, slot) -> (slot.wide - (slot.sheets - 1) * slot.step) / block.width }
                for (pixel in pixels) assertEquals("a pixel is as large everywhere", pixels[0], pixel, 1e-3f)
                for ((block, slot) in drawn) {
                    assertTrue("$spec: a finger hits it", slot.room >= 48)
                    assertTrue(
                        "$spec: it stands in its slot",
                        slot.left >= slot.x && slot.right() <= slot.x + slot.room,
                    )
                    assertTrue("$spec: it stands in the picture", slot.top >= 0 && slot.top + slot.high <= 118.01f)
                    if (block.width > 1) continue
                    val dots = layout.dots(block, outline.blocks.indexOf(block))
                    if (block.count <= NetLayout.FEW) assertEquals(block.count, dots)
                    else assertTrue("$spec: $dots dots for ${block.count}", dots in 13..block.count)
                }
                for ((left, right) in layout.slots.zipWithNext()) {
                    assertEquals("side by side", left.x + left.room, right.x, 0.01f)
                }
            }
        }
    }

    @Test
    fun eachLayerIsTouchedByItself() {
        var shown by mutableStateOf(TEN[0].first)
        var touched = -1
        rule.runOnUiThread { rule.activity.setContent { InkTheme { NetPicture(shown, null, { touched = it }, {}) } } }
        for ((spec, expected) in TEN) {
            shown = spec
            rule.waitForIdle()
            val layers = rule.onAllNodes(hasTestTag("layer")).fetchSemanticsNodes()
            assertEquals(spec.text("model"), expected.size, layers.size)
            layers.forEachIndexed { i, node ->
                val says = node.config[SemanticsProperties.ContentDescription].single()
                val (count, height, width) = expected[i]
                val numbers = says.replace(",", "")
                if (i == 0 && width > 1) assertTrue(says, "${count * height * width} " in numbers)
                else assertTrue(says, "$count" in numbers && (width == 1 || "$height×$width" in says))
            }
            val click = layers.last().config[androidx.compose.ui.semantics.SemanticsActions.OnClick].action!!
            rule.runOnUiThread { click() }
            assertEquals(expected.size - 1, touched)
        }
    }

    @Test
    fun theAnswerIsWhatTheLossTakesItFor() {
        fun end(preset: String, change: String = "") = NetOutline.of(Presets.of(preset).apply(change))!!.blocks.last()
        assertEquals(Kind.OUTPUT, end("mnist-notes").kind)
        assertEquals("softmax", end("mnist-notes").bend)
        assertEquals("sigmoid", end("xor-notes").bend)
        assertEquals("log-softmax", end("mnist-notes", "loss=nll").bend)
        assertEquals("", end("wave-solve").bend)
        assertNull(NetOutline.of(Presets.of("xor-notes").apply("model=pancake")))
    }

    private companion object {
        fun layered(preset: String, vararg sizes: Int, change: String = ""): Pair<RunSpec, List<List<Int>>> {
            val spec = Presets.of(preset).apply("model=${sizes.joinToString("-")} $change")
            val first = if (sizes[0] == 784) listOf(1, 28, 28) else listOf(sizes[0], 1, 1)
            return spec to listOf(first) + sizes.drop(1).map { listOf(it, 1, 1) }
        }

        fun described(vararg layers: LayerSpec): RunSpec {
            val net = ModelSpec.of(intArrayOf(1, 28, 28), *layers)
            return Presets.of("digits-solve").with("model", net.toJson().toString())
        }

        fun conv(from: Int, to: Int, kernel: Int) =
            LayerSpec.of(Conv2d.TYPE, "in", from, "out", to, "kernel", kernel, "padding", kernel / 2)

        val CONVNET =
            listOf(listOf(1, 28, 28), listOf(16, 28, 28), listOf(32, 14, 14), listOf(64, 7, 7)) +
                listOf(listOf(112, 1, 1), listOf(10, 1, 1))

        val TEN: List<Pair<RunSpec, List<List<Int>>>> =
            listOf(
                layered("xor-notes", 2, 2, 1),
                layered("and-notes", 2, 1),
                layered("moons-solve", 2, 12, 13, 3, 1, change = "dropout=0.2 batch-norm=true"),
                layered("spirals-solve", 2, 32, 32, 1, change = "activation=identity"),
                layered("wave-solve", 1, 32, 32, 1),
                layered("mnist-notes", 784, 500, 10),
                layered("digits-notes", 784, 4000, 300, 20, 10),
                Presets.of("digits-solve") to CONVNET,
                described(
                    conv(1, 8, 3),
                    LayerSpec.of(BatchNorm2d.TYPE, "channels", 8),
                    LayerSpec.of(ReLU.TYPE),
                    LayerSpec.of(MaxPool2d.TYPE, "kernel", 4),
                    LayerSpec.of(Flatten.TYPE),
                    LayerSpec.of(Linear.TYPE, "in", 392, "out", 10),
                ) to listOf(listOf(1, 28, 28), listOf(8, 28, 28), listOf(10, 1, 1)),
                described(
                    conv(1, 4, 5),
                    LayerSpec.around("residual", conv(4, 4, 3), LayerSpec.of(Tanh.TYPE), conv(4, 4, 3)),
                    LayerSpec.of(Flatten.TYPE),
                    LayerSpec.of(Linear.TYPE, "in", 3136, "out", 10),
                ) to
                    listOf(listOf(1, 28, 28), listOf(4, 28, 28), listOf(4, 28, 28), listOf(4, 28, 28), listOf(10, 1, 1)),
            )
    }
}
