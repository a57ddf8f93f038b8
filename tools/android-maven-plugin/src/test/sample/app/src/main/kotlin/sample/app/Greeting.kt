package sample.app

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember

/** A Compose function that needs nothing but the runtime. */
@Composable
fun Greeting(name: String): String {
    val state by remember { mutableStateOf("Hello $name") }
    return state
}

fun install(activity: MainActivity) {
    val content: @Composable () -> Unit = { activity.title = Greeting("sample") }
    activity.window.decorView.tag = content
}
