package dev.inkling.app.draw

import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.ModelEntity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import java.io.File
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** A net that was trained here is chosen to read, deleted, brought back, and deleted for good. */
@RunWith(AndroidJUnit4::class)
class ModelsJourneyTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun aModelIsChosenDeletedBroughtBackAndDeletedForGood() {
        val file = File(app.graph.files().modelsFolder(), "mine.safetensors")
        file.parentFile!!.mkdirs()
        file.writeBytes(ByteArray(100))
        val id =
            runBlocking(app.graph.io()) {
                app.graph
                    .models()
                    .add(
                        ModelEntity().apply {
                            name = "My net"
                            this.file = "mine.safetensors"
                        }
                    )
            }
        openModels("Inkling convnet")
        rule.eventually("it is offered") { rule.shows("My net") }
        rule.onNode(hasText("My net").and(isSelectable())).performClick()
        rule.eventually("it reads") { app.graph.settings().values().value.modelId() == id }

        openModels("My net")
        rule.onNodeWithContentDescription("Delete My net").performClick()
        rule.eventually("the one that came with the app reads") { modelInUse() == 0L }
        rule.eventually("it can be undone") { rule.shows("My net was deleted.") }
        assertTrue("nothing is lost yet", file.exists())
        rule.onNodeWithText("Undo").performClick()
        rule.eventually("it reads again") { modelInUse() == id }

        openModels("My net")
        rule.onNodeWithContentDescription("Delete My net").performClick()
        rule.eventually("it is gone for good") {
            rule.mainClock.advanceTimeBy(1000)
            !file.exists()
        }
        assertEquals(null, runBlocking(app.graph.io()) { app.graph.models().byId(id) })
    }

    private fun modelInUse() = app.graph.settings().values().value.modelId()

    private fun openModels(name: String) {
        rule.eventually("the bar names the model") {
            rule.onAllNodes(hasContentDescription("Model: $name. Choose another.")).fetchSemanticsNodes().isNotEmpty()
        }
        rule.onNodeWithContentDescription("Model: $name. Choose another.").performClick()
        rule.eventually("the models are listed") { rule.shows("Choose a model") }
    }
}
