namespace DeviceMailer.Sensing.Sensors;

/// <summary>Makes a driver for a chip that is connected to a bus. Nothing is sent yet.</summary>
public delegate Chip ChipMaker(IChipLink link);
