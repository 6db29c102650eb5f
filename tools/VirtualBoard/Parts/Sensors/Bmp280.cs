namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>Bosch BMP280: a BME280 without humidity (datasheet BST-BMP280-DS001).</summary>
/// <param name="board">Its board; it has still to be wired.</param>
[SensorPart("bmp280")]
public sealed class Bmp280(Board board) : Bme280(board, 0x58);
