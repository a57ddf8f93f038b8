package dev.inkling.app.ui.parts

import androidx.activity.compose.setContent
import androidx.compose.material3.Text
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsNotDisplayed
import androidx.compose.ui.test.click
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.unit.dp
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** A sheet that holds more than the screen has room for. */
@RunWith(AndroidJUnit4::class)
class SheetTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()
    private var open by mutableStateOf(true)

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Before
    fun showIt() {
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme { if (open) BottomSheet("Tall", { open = false }) { repeat(90) { Text("line $it") } } }
            }
        }
        rule.appears("Tall")
    }

    @Test
    fun aTouchBesideItClosesIt() {
        rule.onNodeWithContentDescription("Close sheet").performTouchInput { click(Offset(centerX, 24.dp.toPx())) }
        rule.eventually("it is closed") { !rule.shows("Tall") }
    }

    @Test
    fun itsEndCanBeReached() {
        rule.onNodeWithText("line 89").assertIsNotDisplayed().performScrollTo().assertIsDisplayed()
    }
}
