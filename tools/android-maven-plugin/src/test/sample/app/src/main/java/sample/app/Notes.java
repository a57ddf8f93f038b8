package sample.app;

import androidx.room.Database;
import androidx.room.RoomDatabase;

@Database(entities = Note.class, version = 1, exportSchema = false)
public abstract class Notes extends RoomDatabase {
    public abstract NoteDao dao();
}
