package dev.inkling.app.ui.parts

import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.LocalContentColor
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.addPathNodes
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** The app's own icons: one path each in a field of 24, drawn as a stroke with round ends. */
enum class InkIcon(val path: String, val stroke: Float = 1.75f) {
    DRAW("M4 20c1.2-4.2 2.3-6 4-7.7L17.5 3.5l3 3L11.5 15.8C9.8 17.5 8 18.7 4 20zM14.5 6.5l3 3"),
    TRAIN("M4 4v16h16M7 7c1.5 7 4 9 12 9.5"),
    SESSIONS("M5 4h11l3 3v13H5zM9 10h6M9 14h6"),
    UNDO("M8 5L4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H9"),
    REDO("M16 5l4 4-4 4M19.5 9H10a5.5 5.5 0 0 0 0 11h5"),
    CLEAR("M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 11v5M13.5 11v5"),
    EYE("M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM12 9a3 3 0 1 0 .01 0"),
    GRID("M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z"),
    MORE("M12 5.2v.1M12 12v.1M12 18.8v.1", 2.6f),
    BACK("M20 12H4.5M11 5l-7 7 7 7"),
    CLOSE("M5.5 5.5l13 13M18.5 5.5l-13 13"),
    DOWN("M7 10l5 5 5-5"),
    RIGHT("M10 6l6 6-6 6"),
    PAUSE("M8.5 5v14M15.5 5v14"),
    STOP("M6 6h12v12H6z"),
    START("M8 5v14l11-7z"),
    SHARE("M12 15V4M8 7.5L12 3.5l4 4M5 12v8h14v-8"),
    SEARCH("M10.5 4a6.5 6.5 0 1 0 .01 0M15.5 15.5L20 20"),
    PIN("M9 4h6l-.8 6 3 3.5H6.8l3-3.5zM12 13.5V20.5"),
    FILTER("M4 6.5h16M7 12h10M10.5 17.5h3"),
    PLUS("M12 5v14M5 12h14"),
    CHECK("M5 12.5l4.5 4.5L19 7.5"),
    WARNING("M12 4L21 19.5H3zM12 10v4.5M12 17v.1"),
    SETTINGS("M4 7h9M17 7h3M15 4.8v4.4M4 17h3M11 17h9M9 14.8v4.4"),
    STEP("M6 5v14l9-7zM18 5v14"),
    AGAIN("M5 12a7 7 0 1 1 2.2 5.1M5 20v-4.5h4.5"),
    LOCK("M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"),
    MOON("M19 14.5A8 8 0 0 1 9.5 5 8 8 0 1 0 19 14.5z"),
    GLOBE("M12 3.5a8.5 8.5 0 1 0 .01 0M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"),
    DISK("M4.5 6.5c0-3.3 15-3.3 15 0v11c0 3.3-15 3.3-15 0zM4.5 6.5c0 3.3 15 3.3 15 0M4.5 12c0 3.3 15 3.3 15 0"),
    PALETTE(
        "M12 3.5a8.5 8.5 0 1 0 0 17c2 0 1-2 1.5-3s3-.5 4.5-.5 2.5-2.5 2.5-5C20.5 7 17 3.5 12 3.5zM8 10v.1M12 7.5v.1M16 10v.1",
        2.6f,
    ),
    DOCUMENT("M6 3.5h8.5L18 7v13.5H6zM9 12h6M9 16h6"),
    BELL("M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10.5 20h3"),
    HEAT("M12 4v10M12 14a3 3 0 1 0 .01 0M12 4a2 2 0 0 1 2 2v7M12 4a2 2 0 0 0-2 2v7"),
    BOLT("M13 3L6 13.5h5L10 21l7.5-10.5h-5z"),
    VIBRATE("M8 4h8v16H8zM4.5 9v6M19.5 9v6"),
    IMPORT("M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14"),
    MINUS("M5 12h14"),
    AXES("M12 4v16M4 12h16"),
}

private fun vector(icon: InkIcon, stroke: Float): ImageVector =
    ImageVector.Builder(icon.name, 24.dp, 24.dp, 24f, 24f)
        .addPath(
            addPathNodes(icon.path),
            stroke = SolidColor(Color.Black),
            strokeLineWidth = stroke,
            strokeLineCap = StrokeCap.Round,
            strokeLineJoin = StrokeJoin.Round,
        )
        .build()

/** Draws [icon]; without a [description] it is decoration beside words that say the same. */
@Composable
fun InkIcon(
    icon: InkIcon,
    description: String?,
    modifier: Modifier = Modifier,
    size: Dp = 24.dp,
    tint: Color = LocalContentColor.current,
    selected: Boolean = false,
) {
    val stroke = if (selected && icon.stroke < 2.2f) 2.2f else icon.stroke
    val image = remember(icon, stroke) { vector(icon, stroke) }
    Icon(image, description, modifier.size(size), tint)
}
