namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>What a power cut leaves of what was written and not closed.</summary>
public enum FlashModel
{
    /// <summary>
    /// The device's: littlefs commits a file when it is closed and not before (its README: "file updates are not actually committed to the
    /// filesystem until sync or close is called on the file"), and the firmware's Flush does not sync: it is fflush, which hands over to
    /// littlefs what stdio holds (nf-interpreter targets/ESP32/_littlefs/littlefs_FS_Driver.cpp; LITTLEFS_FLUSH_FILE_EVERY_WRITE is off).
    /// Making, renaming and deleting are atomic and at once there.
    /// </summary>
    LittleFs,

    /// <summary>
    /// Harsher than the device, as FAT and SPIFFS may be: each write, each byte of it, and each new length is there at once, so a cut leaves
    /// the file torn; and a rename can be cut between the new name and the old one's end, which leaves both (FatFs f_rename does it so).
    /// </summary>
    WriteThrough,
}
