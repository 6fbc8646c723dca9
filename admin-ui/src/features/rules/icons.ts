/** The icons of the rules' pages, each imported alone. */

export { default as ScheduleIcon } from "lucide-react/icons/calendar-clock";
export { default as PauseIcon } from "lucide-react/icons/circle-pause";
export { default as ResumeIcon } from "lucide-react/icons/circle-play";
export { default as TextIcon } from "lucide-react/icons/code-xml";
export { default as TryIcon } from "lucide-react/icons/flask-conical";
export { default as GripIcon } from "lucide-react/icons/grip-vertical";
export { default as TimelineIcon } from "lucide-react/icons/history";
export { default as CardsIcon } from "lucide-react/icons/layout-list";
export { default as FixIcon } from "lucide-react/icons/lightbulb";
export { default as SaveExampleIcon } from "lucide-react/icons/list-plus";
export { default as RedoIcon } from "lucide-react/icons/redo-2";
export { default as PublishIcon } from "lucide-react/icons/rocket";
export { default as DeleteIcon } from "lucide-react/icons/trash-2";
export { default as UndoIcon } from "lucide-react/icons/undo-2";
export { default as UploadIcon } from "lucide-react/icons/upload";
