// Every sensor on I2C and 1-Wire. A new one is a driver, a case here, a virtual part and a test; settings, checks, the virtual board, pages and drawings follow from its row.
// A row is made when it is asked for and left to the collector: as a static table it would take RAM for good.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>The sensors.</summary>
public static class SensorCatalogue
{
    /// <summary>A row; null: there are no more. Add a sensor at the end.</summary>
    public static SensorType At(int index)
    {
        switch (index)
        {
            case 0:
                return new SensorType("sht3x", "Sensirion SHT30, SHT31, SHT35", Sht3x.Make, 0x44, 0x45, Sht3x.MeasuringMs, 100, new Quantity[]
                {
                    new Quantity("temperature", "°C", 2, -45, 130),
                    new Quantity("humidity", "%", 1, 0, 100),
                });
            case 1:
                return new SensorType("sht4x", "Sensirion SHT40, SHT41, SHT45", Sht4x.Make, 0x44, 0x46, Sht4x.MeasuringMs, 100, new Quantity[]
                {
                    new Quantity("temperature", "°C", 2, -40, 125),
                    new Quantity("humidity", "%", 1, 0, 100),
                });
            case 2:
                return new SensorType("aht20", "Aosong AHT20", Aht20.Make, 0x38, 0x38, Aht20.MeasuringMs, 2000, new Quantity[] // more often, it warms itself
                {
                    new Quantity("temperature", "°C", 1, -40, 85),
                    new Quantity("humidity", "%", 1, 0, 100),
                });
            case 3:
                return new SensorType("bme280", "Bosch BME280", Bme280.Make, 0x76, 0x77, Bme280.MeasuringMs, 100, new Quantity[]
                {
                    new Quantity("temperature", "°C", 1, -40, 85),
                    new Quantity("pressure", "hPa", 1, 300, 1100),
                    new Quantity("humidity", "%", 1, 0, 100),
                });
            case 4:
                return new SensorType("bmp280", "Bosch BMP280", Bme280.MakeWithoutHumidity, 0x76, 0x77, Bme280.MeasuringMs, 100, new Quantity[]
                {
                    new Quantity("temperature", "°C", 1, -40, 85),
                    new Quantity("pressure", "hPa", 1, 300, 1100),
                });
            case 5:
                return new SensorType("ina219", "Texas Instruments INA219 with 0.1 Ω", Ina219.Make, 0x40, 0x4F, 0, 100, new Quantity[]
                {
                    new Quantity("voltage", "V", 2, 0, 26),
                    new Quantity("current", "A", 3, -3, 3),
                });
            case 6:
                return new SensorType("ads1115", "Texas Instruments ADS1115", Ads1115.Make, 0x48, 0x4B, Ads1115.MeasuringMs, 100, new Quantity[]
                {
                    new Quantity("a0", "V", 3, 0, 4),
                    new Quantity("a1", "V", 3, 0, 4),
                    new Quantity("a2", "V", 3, 0, 4),
                    new Quantity("a3", "V", 3, 0, 4),
                });
            case 7:
                return new SensorType("shtc3", "Sensirion SHTC3", Shtc3.Make, 0x70, 0x70, Shtc3.MeasuringMs, 100, new Quantity[]
                {
                    new Quantity("temperature", "°C", 2, -40, 125),
                    new Quantity("humidity", "%", 1, 0, 100),
                });
            case 8:
                return new SensorType("ds18b20", "Maxim DS18B20", Ds18b20.Make, Ds18b20.Family, Ds18b20.MeasuringMs, 1000, new Quantity[]
                {
                    new Quantity("temperature", "°C", 1, -55, 125),
                });
            default:
                return null;
        }
    }
}
