package dev.inkling.app.data;

import android.content.Context;
import androidx.room.Database;
import androidx.room.Room;
import androidx.room.RoomDatabase;
import androidx.room.migration.Migration;
import androidx.sqlite.db.SupportSQLiteDatabase;

/** The app's one database. Its schema of each version stands in app/main/schemas. */
@Database(
        entities = {ModelEntity.class, DrawingEntity.class, SessionTable.class, CurveEntity.class, WorkEntity.class},
        version = InklingDatabase.VERSION)
public abstract class InklingDatabase extends RoomDatabase {
    public static final int VERSION = 3;
    public static final String FILE = "inkling.db";

    /** The way from each older version to the next; a test walks all of them from version 1 on. */
    public static Migration[] migrations() {
        Migration leadingFigure = new Migration(1, 2) {
            @Override
            public void migrate(SupportSQLiteDatabase database) {
                database.execSQL("ALTER TABLE sessions ADD COLUMN testMetric TEXT NOT NULL DEFAULT ''");
                database.execSQL("ALTER TABLE sessions ADD COLUMN testFigure REAL");
            }
        };
        return new Migration[] {leadingFigure, new JournalMigration()};
    }

    public abstract DrawingDao drawings();

    public abstract ModelDao models();

    public abstract SessionDao sessions();

    public abstract WorkDao work();

    /** Opens the database in the app's own folder; nothing is read before the first query. */
    public static InklingDatabase open(Context context) {
        return Room.databaseBuilder(context, InklingDatabase.class, FILE)
                .addMigrations(migrations())
                .build();
    }
}
