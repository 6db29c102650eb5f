namespace DeviceMailer.Sensing.Sensors;

/// <summary>Makes a driver for a chip that is connected to a bus. Nothing is sent yet.</summary>
public delegate I2cChip ChipMaker(II2cLink link);
